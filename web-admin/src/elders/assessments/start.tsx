import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { StartAssessment, type AssessmentReason, type StartAssessmentMutation } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useViewer } from '../../viewer.tsx';
import { assessmentReasons } from '../codes.ts';

interface Values {
  readonly reason: AssessmentReason;
  /** Named like what the API refuses: two different people are needed. */
  readonly assessors: string;
}

/** 开始评估, by oneself and a second assessor. */
export function StartAssessmentButton({ elder }: { readonly elder: string }) {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const navigate = useNavigate();
  return (
    <FormButton<Values>
      title={t('elders.startAssessment')}
      size="large"
      initial={{ reason: 'FIRST' }}
      callOf={({ reason, assessors: second }) =>
        call(StartAssessment, { input: { elder, reason, assessors: [me, second.trim()] } })
      }
      onDone={(answer) =>
        void navigate(`/elders/assessments/${(answer as StartAssessmentMutation).startAssessment.id}`)
      }
    >
      <ChoiceField
        name="reason"
        label={t('elders.assessmentReasonLabel')}
        options={assessmentReasons.map((value) => ({ value, label: t(`elders.assessmentReason.${value}`) }))}
      />
      <LineField name="assessors" label={t('elders.secondAssessor')} />
    </FormButton>
  );
}
