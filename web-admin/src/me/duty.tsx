import { Button, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useAsk } from '../asking.ts';
import { EndDuty, MyDuty, StartDuty, type MyDutyQuery } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { dateTime } from '../time.ts';

type Assignment = MyDutyQuery['me']['assignments'][number];

/** 上岗与离岗, for each assignment of one's own. */
export function Duty() {
  const { t } = useTranslation();
  const { data, error, isPending } = useAsk(MyDuty, {});
  const assignments = data?.me.assignments ?? [];
  return (
    <Card title={t('me.duty')} loading={isPending}>
      <Failure error={error} />
      {data && assignments.length === 0 ? <p className="soft">{t('me.noAssignments')}</p> : null}
      <ul className="lines">
        {assignments.map((assignment) => (
          <DutyLine key={assignment.id} assignment={assignment} />
        ))}
      </ul>
    </Card>
  );
}

function DutyLine({ assignment }: { readonly assignment: Assignment }) {
  const { t, i18n } = useTranslation();
  const { id, version, role, onDuty, dutyAt, grid, jurisdiction } = assignment;
  const start = useAct(StartDuty);
  const end = useAct(EndDuty);
  const change = onDuty ? end : start;
  return (
    <li>
      <span className="lines-head">
        <strong>{grid?.name ?? jurisdiction?.name ?? '–'}</strong>
        <Button loading={change.isPending} onClick={() => change.mutate({ id, version })}>
          {onDuty ? t('me.end') : t('me.start')}
        </Button>
      </span>
      <span className="soft">
        {t(`assignment.${role}`)}{' '}
        <Tag color={onDuty ? 'success' : 'default'}>{onDuty ? t('me.onDuty') : t('me.offDuty')}</Tag>
        {dutyAt ? t('me.since', { at: dateTime(dutyAt, i18n.language) }) : null}
      </span>
      <Failure error={change.error} />
    </li>
  );
}
