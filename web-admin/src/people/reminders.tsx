import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../asking.ts';
import { VerificationReminders } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Foot } from '../parts/foot.tsx';
import { PeopleNav } from './parts/nav.tsx';
import { People } from './rows.tsx';

/** Whom nobody has verified for longer than the district allows. */
export function RemindersPage() {
  const { t } = useTranslation();
  const query = useAskPages(VerificationReminders, { first: 30 }, (data) => data.verificationReminders.pageInfo);
  const lines = query.data?.flatMap((data) => data.verificationReminders.nodes) ?? [];
  const total = query.data?.[0]?.verificationReminders.totalCount ?? null;
  return (
    <Page title={t('page.reminders')} above={<PeopleNav />}>
      <p className="soft desk-hint">{t('peopleDesk.reminders.hint')}</p>
      <Failure error={query.error} retry={query.refetch} />
      {query.isPending ? <Waiting /> : null}
      {query.data && lines.length === 0 ? <Empty description={t('peopleDesk.reminders.none')} /> : null}
      {lines.length > 0 ? <People lines={lines} /> : null}
      <Foot of="people" shown={lines.length} total={total} more={query} />
    </Page>
  );
}
