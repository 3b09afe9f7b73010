import { useTranslation } from 'react-i18next';
import {
  BeginNeed,
  ClaimNeed,
  ConfirmNeed,
  DismissNeed,
  FinishNeed,
  GiveNeedBack,
  OrgChoices,
  SendNeedBack,
  TakeNeedOver,
  WithdrawNeed,
  type ClaimKind,
  type NeedAction,
  type NeedLineFragment,
} from '../../generated/api.ts';
import { useAsk } from '../../asking.ts';
import { call } from '../../operation.ts';
import { ChoiceField, WordsField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';

interface Props {
  readonly need: NeedLineFragment;
}

const order = [
  'CLAIM',
  'BEGIN',
  'FINISH',
  'CONFIRM',
  'TAKE_OVER',
  'GIVE_BACK',
  'SEND_BACK',
  'WITHDRAW',
  'DISMISS',
] as const satisfies readonly NeedAction[];

const withReason = { GIVE_BACK: GiveNeedBack, SEND_BACK: SendNeedBack, DISMISS: DismissNeed } as const;
const bare = { BEGIN: BeginNeed, TAKE_OVER: TakeNeedOver, WITHDRAW: WithdrawNeed } as const;

const isIn = <Table extends object>(table: Table, action: string): action is Extract<keyof Table, string> =>
  Object.hasOwn(table, action);

interface Claimed {
  readonly as: ClaimKind;
  readonly org?: string;
}

function Claim({ need: { id, version } }: Props) {
  const { t } = useTranslation();
  const { data } = useAsk(OrgChoices, {});
  return (
    <FormButton<Claimed>
      title={t('party.needAction.CLAIM')}
      type="primary"
      initial={{ as: 'VOLUNTEER' }}
      callOf={({ as, org }) => call(ClaimNeed, { id, version, as, org: as === 'ORG' ? (org ?? null) : null })}
    >
      <ChoiceField
        name="as"
        label={t('party.claimAs')}
        options={(['VOLUNTEER', 'MEMBER', 'ORG'] as const).map((value) => ({
          value,
          label: t(`party.claim.${value}`),
        }))}
      />
      <ChoiceField
        name="org"
        label={t('party.claimOrg')}
        isOptional
        options={(data?.partyOrgs.nodes ?? []).map((org) => ({ value: org.id, label: org.name }))}
      />
    </FormButton>
  );
}

function Step({ need, action }: Props & { readonly action: NeedAction }) {
  const { t } = useTranslation();
  const { id, version } = need;
  const title = t(`party.needAction.${action}`);
  if (isIn(withReason, action))
    return <ReasonButton operation={withReason[action]} target={need} title={title} danger />;
  if (isIn(bare, action)) return <FormButton title={title} callOf={() => call(bare[action], { id, version })} />;
  if (action === 'CLAIM') return <Claim need={need} />;
  if (action === 'FINISH')
    return (
      <FormButton<{ readonly result: string }>
        title={title}
        type="primary"
        callOf={({ result }) => call(FinishNeed, { id, version, result })}
      >
        <WordsField name="result" label={t('elders.result')} />
      </FormButton>
    );
  return (
    <FormButton<{ readonly score: string }>
      title={title}
      type="primary"
      initial={{ score: '5' }}
      callOf={({ score }) => call(ConfirmNeed, { id, version, satisfaction: Number(score) })}
    >
      <ChoiceField
        name="score"
        label={t('elders.score')}
        options={['5', '4', '3', '2', '1'].map((value) => ({ value, label: value }))}
      />
    </FormButton>
  );
}

/** What the graph says this person may do with a need now. */
export function NeedSteps({ need }: Props) {
  const offered = order.filter((action) => need.actions.includes(action));
  if (offered.length === 0) return null;
  return (
    <span className="buttons">
      {offered.map((action) => (
        <Step key={action} need={need} action={action} />
      ))}
    </span>
  );
}
