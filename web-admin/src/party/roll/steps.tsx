import { useTranslation } from 'react-i18next';
import {
  ConfirmMember,
  EndMembership,
  FloatMember,
  ReturnMember,
  TransferMember,
  type MemberLineFragment,
  type MemberStatus,
} from '../../generated/api.ts';
import { call, type Operation } from '../../operation.ts';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { OrgField } from '../org-field.tsx';

type Step = Operation<unknown, { readonly id: string; readonly version: number }>;

// What comes next by itself for each status; handing over and taking off stand beside it.
const next: Partial<Record<MemberStatus, readonly ['confirm' | 'float' | 'return', Step]>> = {
  PROBATION: ['confirm', ConfirmMember],
  FULL: ['float', FloatMember],
  FLOATING: ['return', ReturnMember],
};

/** What the secretary does with a membership; nothing while it is being handed over. */
export function MemberSteps({ member }: { readonly member: MemberLineFragment }) {
  const { t } = useTranslation();
  const { id, version, status, transferTo, org } = member;
  if (transferTo) return null;
  const [name, operation] = next[status] ?? [];
  return (
    <>
      {name && operation ? (
        <FormButton title={t(`partyDesk.step.${name}`)} callOf={() => call(operation, { id, version })} />
      ) : null}
      <FormButton<{ readonly to: string }>
        title={t('partyDesk.step.transfer')}
        callOf={({ to }) => call(TransferMember, { id, version, to })}
      >
        <p className="soft">{t('partyDesk.transferHint')}</p>
        <OrgField name="to" label={t('partyDesk.to')} but={org?.id} />
      </FormButton>
      <ReasonButton operation={EndMembership} target={member} title={t('partyDesk.step.end')} danger />
    </>
  );
}
