import { useTranslation } from 'react-i18next';
import {
  CancelInspection,
  OrderRectification,
  TransferRectification,
  VerifyRectification,
  type InspectionAction,
  type InspectionLineFragment,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { MomentField, ReasonField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { inspectionActions } from '../codes.ts';
import { RecordButton } from './record.tsx';
import { SubmitButton } from './submit.tsx';

interface Moment {
  readonly dueAt: { readonly toISOString: () => string };
}

interface Props {
  readonly line: InspectionLineFragment;
  readonly action: InspectionAction;
}

function Step({ line, action }: Props) {
  const { t } = useTranslation();
  const { id, version } = line;
  const title = t(`shops.inspectionAction.${action}`);
  switch (action) {
    case 'RECORD':
      return <RecordButton line={line} />;
    case 'SUBMIT':
      return <SubmitButton line={line} />;
    case 'ORDER':
      return (
        <FormButton<Moment>
          title={title}
          type="primary"
          callOf={({ dueAt }) => call(OrderRectification, { id, version, dueAt: dueAt.toISOString() })}
        >
          <MomentField name="dueAt" label={t('shops.dueAt')} />
        </FormButton>
      );
    case 'VERIFY':
      return (
        <FormButton title={title} type="primary" callOf={() => call(VerifyRectification, { id, version, ok: true })} />
      );
    case 'SEND_BACK':
      return (
        <FormButton<Moment & { readonly reason: string }>
          title={title}
          danger
          callOf={({ reason, dueAt }) =>
            call(VerifyRectification, { id, version, ok: false, reason, dueAt: dueAt.toISOString() })
          }
        >
          <ReasonField />
          <MomentField name="dueAt" label={t('homes.hazard.newDueAt')} />
        </FormButton>
      );
    case 'TRANSFER':
      return <ReasonButton operation={TransferRectification} target={line} title={title} danger />;
    case 'CANCEL':
      return <ReasonButton operation={CancelInspection} target={line} title={title} danger />;
  }
}

/** What the graph says this person may do with an inspection now. */
export function InspectionSteps({ line }: { readonly line: InspectionLineFragment }) {
  const offered = inspectionActions.filter((action) => line.actions.includes(action));
  if (offered.length === 0) return null;
  return (
    <span className="buttons">
      {offered.map((action) => (
        <Step key={action} line={line} action={action} />
      ))}
    </span>
  );
}
