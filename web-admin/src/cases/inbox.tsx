import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useAsk } from '../asking.ts';
import { CaseInbox, type CaseInboxQuery } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';

type Count = keyof CaseInboxQuery['caseInbox'];

// What each count of the inbox looks like as a filter of the list.
const views: Readonly<Record<Count, string>> = {
  toAccept: 'mine=true&state=REPORTED',
  toTriage: 'mine=true&state=REPORTED',
  inGrid: 'mine=true&state=IN_GRID',
  toDispatch: 'mine=true&state=PENDING_DISPATCH',
  toTake: 'mine=true&state=DISPATCHED',
  inProgress: 'mine=true&state=IN_PROGRESS',
  toAnswer: 'mine=true&state=DISPATCHED&state=IN_PROGRESS',
  toVerify: 'state=RESOLVED',
  toCallback: 'state=CALLBACK',
  pausesToDecide: 'mine=true&state=IN_PROGRESS',
  overdue: 'isOpen=true&light=RED&order=DUE',
};

const order = Object.keys(views) as readonly Count[];

/** What waits for me, each count a way into the list. Counts of nothing are not shown. */
export function Inbox() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { data, error } = useAsk(CaseInbox, {});
  if (error) return <Failure error={error} />;
  const waiting = order.filter((name) => (data?.caseInbox[name] ?? 0) > 0);
  return (
    <nav className="inbox" aria-label={t('cases.inbox')}>
      <Link to="/cases" aria-current={search === ''}>
        {t('cases.all')}
      </Link>
      {waiting.map((name) => (
        <Link
          key={name}
          to={`/cases?${views[name]}`}
          aria-current={search === `?${views[name]}`}
          className={name === 'overdue' ? 'inbox-late' : ''}
        >
          {t(`cases.counts.${name}`)} <strong>{data?.caseInbox[name]}</strong>
        </Link>
      ))}
    </nav>
  );
}
