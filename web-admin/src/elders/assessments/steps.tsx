import { Radio, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  AppealAssessment,
  DecideAssessmentAppeal,
  PublishAssessment,
  ReturnAssessment,
  SignAssessment,
  type AssessmentLineFragment,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ReasonField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useViewer } from '../../viewer.tsx';

interface Decided {
  readonly keep: boolean;
  readonly reason: string;
}

// All 26 items have to be answered before anybody signs.
const ALL = 26;

/** What can be done with an assessment where it stands; who assessed does not publish. */
export function AssessmentSteps({ file }: { readonly file: AssessmentLineFragment }) {
  const { t } = useTranslation();
  const { id: me, permissions } = useViewer();
  const { id, version, state, assessors, signedBy, answered } = file;
  const isAssessor = assessors.includes(me);
  const mayApprove = permissions.includes('ability.approve') && !isAssessor;
  const isMine = isAssessor && !signedBy.includes(me) && answered === ALL;
  return (
    <div className="buttons">
      {state === 'DRAFT' && isMine ? (
        <FormButton title={t('elders.sign')} type="primary" callOf={() => call(SignAssessment, { id, version })}>
          <p className="soft">{t('elders.signHint')}</p>
        </FormButton>
      ) : null}
      {state === 'SUBMITTED' && mayApprove ? (
        <>
          <FormButton
            title={t('elders.publish')}
            type="primary"
            callOf={() => call(PublishAssessment, { id, version })}
          />
          <ReasonButton operation={ReturnAssessment} target={file} title={t('elders.return')} danger />
        </>
      ) : null}
      {state === 'PUBLISHED' && permissions.includes('elder.write') ? (
        <ReasonButton operation={AppealAssessment} target={file} title={t('elders.appeal')} />
      ) : null}
      {state === 'APPEALED' && mayApprove ? (
        <FormButton<Decided>
          title={t('elders.decideAppeal')}
          type="primary"
          initial={{ keep: true }}
          callOf={({ keep, reason }) => call(DecideAssessmentAppeal, { id, version, keep, reason })}
        >
          <Form.Item name="keep">
            <Radio.Group
              options={[
                { value: true, label: t('elders.keep') },
                { value: false, label: t('elders.overturn') },
              ]}
            />
          </Form.Item>
          <ReasonField />
        </FormButton>
      ) : null}
    </div>
  );
}
