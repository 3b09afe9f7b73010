import { Empty, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { SubjectRequests, type RequestState } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { fullDateTime } from '../../time.ts';
import { isHidden, requestStates } from '../codes.ts';
import { Foot } from '../../parts/foot.tsx';
import { PeopleNav } from '../parts/nav.tsx';
import { PersonName } from '../parts/name.tsx';
import type { Request } from './request.ts';
import { RequestSteps } from './steps.tsx';

/** What people ask about their own data, the first due first. */
export function RequestsPage() {
  const { t } = useTranslation();
  const [state, setState] = useState<RequestState | null>(null);
  const query = useAskPages(SubjectRequests, { state, first: 30 }, (data) => data.subjectRequests.pageInfo);
  const lines: readonly Request[] = query.data?.flatMap((data) => data.subjectRequests.nodes) ?? [];
  return (
    <Page title={t('page.requests')} above={<PeopleNav />}>
      <p className="soft desk-hint">{t('peopleDesk.requests.hint')}</p>
      <div className="filter-fields">
        <Select<RequestState | null>
          allowClear
          value={state}
          aria-label={t('peopleDesk.changes.state')}
          placeholder={t('peopleDesk.changes.state')}
          onChange={(value) => setState(value ?? null)}
          options={requestStates.map((value) => ({ value, label: t(`requestState.${value}`) }))}
        />
      </div>
      <Failure error={query.error} retry={query.refetch} />
      {query.isPending ? <Waiting /> : null}
      {query.data && lines.length === 0 ? <Empty description={t('peopleDesk.requests.none')} /> : null}
      <ul className="cards">
        {lines.map((request) => (
          <li key={request.id}>
            <RequestCard request={request} />
          </li>
        ))}
      </ul>
      <Foot shown={lines.length} total={query.data?.[0]?.subjectRequests.totalCount ?? null} more={query} />
    </Page>
  );
}

function RequestCard({ request }: { readonly request: Request }) {
  const { t, i18n } = useTranslation();
  const { kind, state, wish, receivedAt, dueOn, isOverdue, identityEvidence, reason, resident } = request;
  return (
    <div className="change">
      <span className="lines-head">
        <span>
          <strong>{t(`requestKind.${kind}`)}</strong> · <PersonName person={resident} />
        </span>
        <span className="tags-line">
          {isOverdue ? <Tag color="error">{t('peopleDesk.requests.overdue')}</Tag> : null}
          <Tag>{t(`requestState.${state}`)}</Tag>
        </span>
      </span>
      {wish ? <span className={isHidden(wish) ? 'soft' : ''}>{isHidden(wish) ? t('people.hidden') : wish}</span> : null}
      <span className="soft small">
        {t('peopleDesk.requests.received', { at: fullDateTime(receivedAt, i18n.language) })} ·{' '}
        {t('peopleDesk.requests.due', { on: dueOn })}
        {identityEvidence ? ` · ${t('peopleDesk.requests.evidence', { text: identityEvidence })}` : null}
      </span>
      {reason ? <span className="soft small">{t('peopleDesk.changes.reason', { reason })}</span> : null}
      <RequestSteps request={request} />
    </div>
  );
}
