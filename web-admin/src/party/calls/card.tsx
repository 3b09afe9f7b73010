import { Checkbox, Form, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../asking.ts';
import {
  AnswerCall,
  CallSignUps,
  CancelCall,
  CloseCall,
  OpenCall,
  SummariseCall,
  type CallLineFragment,
} from '../../generated/api.ts';
import { actorName } from '../../names.ts';
import { call as callTo } from '../../operation.ts';
import { WordsField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { dateTime } from '../../time.ts';
import { useViewer } from '../../viewer.tsx';

interface Props {
  readonly call: CallLineFragment;
}

interface Summed {
  readonly summary: string;
  readonly came?: readonly string[];
}

/** Who signed up, to say who came. */
function Came({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const { data } = useAsk(CallSignUps, { id });
  const signed = data?.call?.signUps.nodes.filter(({ state }) => state === 'SIGNED') ?? [];
  return (
    <Form.Item name="came" label={t('party.cameLabel')}>
      <Checkbox.Group
        options={signed.map((one) => ({ value: one.id, label: one.user ? actorName(one.user, me, t) : one.id }))}
      />
    </Form.Item>
  );
}

function Steps({ call }: Props) {
  const { t } = useTranslation();
  const { id, version, actions } = call;
  if (actions.length === 0) return null;
  return (
    <span className="buttons">
      {actions.includes('ANSWER') ? (
        <FormButton title={t('party.answerCall')} type="primary" callOf={() => callTo(AnswerCall, { id, version })} />
      ) : null}
      {actions.includes('OPEN') ? (
        <FormButton title={t('party.openCall')} callOf={() => callTo(OpenCall, { id, version })} />
      ) : null}
      {actions.includes('CLOSE') ? (
        <FormButton title={t('party.closeCall')} callOf={() => callTo(CloseCall, { id, version })} />
      ) : null}
      {actions.includes('SUMMARISE') ? (
        <FormButton<Summed>
          title={t('party.summarise')}
          callOf={({ summary, came = [] }) => callTo(SummariseCall, { id, version, summary, came: [...came] })}
        >
          <WordsField name="summary" label={t('party.summary')} max={2000} />
          <Came id={id} />
        </FormButton>
      ) : null}
      {actions.includes('CANCEL') ? (
        <ReasonButton operation={CancelCall} target={call} title={t('party.cancelCall')} danger />
      ) : null}
    </span>
  );
}

/** 号召: what people are called to, how many signed up and came. */
export function CallCard({ call }: Props) {
  const { t, i18n } = useTranslation();
  const { title, text, state, wanted, signedUp, came, opensAt, closesAt, org, summary } = call;
  const at = (iso: string): string => dateTime(iso, i18n.language);
  return (
    <li>
      <span className="card-top">
        <strong>{title}</strong>
        <Tag {...(state === 'OPEN' ? { color: 'success' } : {})}>{t(`party.callState.${state}`)}</Tag>
      </span>
      <span>{text}</span>
      <span className="soft small">
        {org ? <Link to={`/party/orgs/${org.id}`}>{org.name}</Link> : null}{' '}
        {t('party.signUpTime', { from: at(opensAt), until: at(closesAt) })}
      </span>
      <span>
        {t('party.signedUp', { count: signedUp })}
        {wanted === null ? null : ` / ${wanted}`}
        {came === null ? null : ` · ${t('party.came', { count: came })}`}
      </span>
      {summary ? <span className="soft">{summary}</span> : null}
      <Steps call={call} />
    </li>
  );
}
