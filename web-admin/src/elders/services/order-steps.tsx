import { useTranslation } from 'react-i18next';
import {
  AcceptServiceOrder,
  CancelServiceOrder,
  ConfirmServiceOrder,
  FinishServiceOrder,
  RefuseServiceOrder,
  type ServiceOrderLineFragment,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { ScoreField } from '../score-field.tsx';

/** What comes next for an order, for those who may. */
export function OrderSteps({ order }: { readonly order: ServiceOrderLineFragment }) {
  const { t } = useTranslation();
  const [mayPlan, mayDo, mayWrite] = [useMay('care.plan'), useMay('care.do'), useMay('elder.write')];
  const { id, version, state } = order;
  const isOpen = state === 'PLACED' || state === 'ACCEPTED';
  return (
    <span className="buttons">
      {mayPlan && state === 'PLACED' ? (
        <>
          <FormButton
            title={t('eldersDesk.orderStep.ACCEPT')}
            type="primary"
            callOf={() => call(AcceptServiceOrder, { id, version })}
          />
          <ReasonButton operation={RefuseServiceOrder} target={order} title={t('eldersDesk.orderStep.REFUSE')} danger />
        </>
      ) : null}
      {mayDo && state === 'ACCEPTED' ? (
        <FormButton
          title={t('eldersDesk.orderStep.FINISH')}
          type="primary"
          callOf={() => call(FinishServiceOrder, { id, version })}
        />
      ) : null}
      {mayWrite && state === 'DONE' ? (
        <FormButton<{ readonly score: string }>
          title={t('eldersDesk.orderStep.CONFIRM')}
          type="primary"
          initial={{ score: '5' }}
          callOf={({ score }) => call(ConfirmServiceOrder, { id, version, score: Number(score) })}
        >
          <ScoreField />
        </FormButton>
      ) : null}
      {mayPlan && isOpen ? (
        <ReasonButton operation={CancelServiceOrder} target={order} title={t('eldersDesk.orderStep.CANCEL')} danger />
      ) : null}
    </span>
  );
}
