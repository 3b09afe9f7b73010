import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  AcknowledgeAlert,
  AnswerAlert,
  ArriveAtAlert,
  DismissAlert,
  type AlertLineFragment,
  type AlertStep,
} from '../../generated/api.ts';
import { actorName } from '../../names.ts';
import { call } from '../../operation.ts';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { HouseLink } from '../../people/parts/house-link.tsx';
import { dateTime } from '../../time.ts';
import { useViewer } from '../../viewer.tsx';

const steps = ['WORKER', 'FAMILY', 'STREET'] as const satisfies readonly AlertStep[];

/** The chain nearest worker → family → street, each with its clock. */
function Chain({ alert }: { readonly alert: AlertLineFragment }) {
  const { t, i18n } = useTranslation();
  const at = (iso: string): string => dateTime(iso, i18n.language);
  return (
    <ol className="chain">
      {steps.map((step) => {
        const clock = alert.clocks.find((one) => one.step === step);
        const isNow = alert.isOpen && alert.step === step && !alert.answeredAt;
        return (
          <li key={step} {...(isNow ? { 'aria-current': 'step' as const } : {})}>
            <strong>{t(`elders.step.${step}`)}</strong>{' '}
            <span className="soft small">
              {clock ? t('elders.clock', { from: at(clock.startedAt), due: at(clock.dueAt) }) : t('elders.notYet')}
              {alert.answeredBy === step && alert.answeredAt
                ? ` · ${t('elders.answered', { at: at(alert.answeredAt) })}`
                : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Answer({ alert: { id, version } }: { readonly alert: AlertLineFragment }) {
  const { t } = useTranslation();
  return (
    <FormButton<{ readonly by: AlertStep }>
      title={t('elders.answer')}
      initial={{ by: 'FAMILY' }}
      callOf={({ by }) => call(AnswerAlert, { id, version, by })}
    >
      <ChoiceField
        name="by"
        label={t('elders.answeredBy')}
        options={(['FAMILY', 'STREET'] as const).map((value) => ({ value, label: t(`elders.step.${value}`) }))}
      />
    </FormButton>
  );
}

function Mine({ alert: { id, version, state, worker } }: { readonly alert: AlertLineFragment }) {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  if (state === 'RAISED' && worker?.id === me)
    return (
      <FormButton
        title={t('elders.acknowledge')}
        type="primary"
        callOf={() => call(AcknowledgeAlert, { id, version })}
      />
    );
  return state === 'ACKNOWLEDGED' ? (
    <FormButton title={t('elders.arrive')} type="primary" callOf={() => call(ArriveAtAlert, { id, version })} />
  ) : null;
}

function Actions({ alert }: { readonly alert: AlertLineFragment }) {
  const { t } = useTranslation();
  const { permissions } = useViewer();
  const { state, isOpen } = alert;
  const mayDo = permissions.includes('care.do');
  const mayHandle = permissions.includes('alert.handle');
  if (!isOpen || (!mayDo && !mayHandle)) return null;
  return (
    <span className="buttons">
      {mayDo ? <Mine alert={alert} /> : null}
      {mayHandle && state === 'RAISED' ? <Answer alert={alert} /> : null}
      {mayHandle ? <ReasonButton operation={DismissAlert} target={alert} title={t('elders.dismiss')} danger /> : null}
    </span>
  );
}

function Who({ alert: { elder, resident } }: { readonly alert: AlertLineFragment }) {
  const { t } = useTranslation();
  return (
    <span>
      {elder ? <Link to={`/elders/${elder.id}`}>{resident?.name ?? t('people.person')}</Link> : null}{' '}
      <HouseLink house={resident?.house ?? null} />
    </span>
  );
}

/** One alert: for whom, whose turn it is, the case it became. */
export function AlertCard({ alert, isHere = false }: { readonly alert: AlertLineFragment; readonly isHere?: boolean }) {
  const { t, i18n } = useTranslation();
  const { id: me } = useViewer();
  const { kind, state, isOpen, unanswered, raisedAt, point, worker } = alert;
  return (
    <li className={isOpen ? 'alert-card alert-open' : 'alert-card'}>
      <span className="card-top">
        <strong>{t(`elders.alertKind.${kind}`)}</strong>
        <span>
          {unanswered ? <Tag color="error">{t('elders.unanswered')}</Tag> : null}
          <Tag {...(isOpen ? { color: 'warning' } : {})}>{t(`elders.alertState.${state}`)}</Tag>
        </span>
      </span>
      {isHere ? null : <Who alert={alert} />}
      <span className="soft small">
        {t('elders.raisedAt', { at: dateTime(raisedAt, i18n.language) })}
        {point ? ` · ${point.name}` : null}
        {worker ? ` · ${t('elders.nearest', { who: actorName(worker.id, me, t) })}` : null}
      </span>
      <Chain alert={alert} />
      {alert.case ? (
        <Link to={`/cases/${alert.case.id}`}>{t('homes.hazard.toCase', { number: alert.case.number })}</Link>
      ) : null}
      <Actions alert={alert} />
    </li>
  );
}
