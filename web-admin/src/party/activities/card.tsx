import { QRCode, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  CancelPartyActivity,
  HoldPartyActivity,
  OpenPartyActivity,
  type ActivityLineFragment,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Few } from '../../parts/few.tsx';
import { WordsField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { fullDateTime } from '../../time.ts';
import { CheckInMemberButton } from './check-in-member.tsx';

interface Props {
  readonly activity: ActivityLineFragment;
  readonly isHere?: boolean;
}

function Steps({ activity }: Props) {
  const { t } = useTranslation();
  const { id, version, actions } = activity;
  if (actions.length === 0) return null;
  return (
    <span className="buttons">
      {actions.includes('OPEN') ? (
        <FormButton
          title={t('party.openCheckIn')}
          type="primary"
          callOf={() => call(OpenPartyActivity, { id, version })}
        />
      ) : null}
      {actions.includes('CHECK_IN') ? <CheckInMemberButton activity={activity} /> : null}
      {actions.includes('HOLD') ? (
        <FormButton<{ readonly minutes: string }>
          title={t('party.hold')}
          type="primary"
          callOf={({ minutes }) => call(HoldPartyActivity, { id, version, minutes })}
        >
          <WordsField name="minutes" label={t('party.minutes')} max={2000} />
        </FormButton>
      ) : null}
      {actions.includes('CANCEL') ? (
        <ReasonButton operation={CancelPartyActivity} target={activity} title={t('party.cancelActivity')} danger />
      ) : null}
    </span>
  );
}

/** One activity: when, where, who came, in figures alone. */
export function ActivityCard({ activity, isHere = false }: Props) {
  const { t, i18n } = useTranslation();
  const { kind, title, venue, state, beginsAt, checkInCode, org, expected, present, minutes } = activity;
  return (
    <li>
      <span className="card-top">
        <strong>{title}</strong>
        <Tag {...(state === 'OPEN' ? { color: 'warning' } : {})}>{t(`party.activityState.${state}`)}</Tag>
      </span>
      <span className="soft">
        {t(`party.activityKind.${kind}`)}
        {isHere || !org ? null : (
          <>
            {' · '}
            <Link to={`/party/orgs/${org.id}`}>{org.name}</Link>
          </>
        )}
      </span>
      <span className="soft small">{[fullDateTime(beginsAt, i18n.language), venue].filter(Boolean).join(' · ')}</span>
      {present || expected ? (
        <span>
          {t('party.present')} <Few count={present} /> / <Few count={expected} />
        </span>
      ) : null}
      {minutes ? <span>{minutes}</span> : null}
      {checkInCode ? (
        <figure className="check-in">
          <QRCode
            value={`${location.origin}/party/check-in/${checkInCode}`}
            size={140}
            aria-label={t('party.checkInCode')}
          />
          <figcaption className="soft small">{t('party.checkInHint')}</figcaption>
        </figure>
      ) : null}
      <Steps activity={activity} />
    </li>
  );
}
