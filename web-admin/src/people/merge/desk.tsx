import { Empty, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { MergeCandidates, type DuplicateState } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { Foot } from '../../parts/foot.tsx';
import { PeopleNav } from '../parts/nav.tsx';
import { PersonName } from '../parts/name.tsx';
import { SexAge } from '../parts/sex-age.tsx';
import { Compare } from './compare.tsx';
import { Merges } from './merges.tsx';
import type { Pair } from './pair.ts';
import { Reasons } from './reasons.tsx';

const states = ['SUGGESTED', 'CONFIRMED', 'DISMISSED'] as const satisfies readonly DuplicateState[];

/** 合并台: pairs that may be one person, best first; one of them beside each other when chosen. */
export function MergeDesk() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const state = oneOf(states, address.get('state')) ?? 'SUGGESTED';
  const query = useAskPages(MergeCandidates, { state, first: 20 }, (data) => data.mergeCandidates.pageInfo);
  const pairs: readonly Pair[] = query.data?.flatMap((data) => data.mergeCandidates.nodes) ?? [];
  const chosen = pairs.find(({ id }) => id === address.get('pair'));
  return (
    <Page title={t('page.duplicates')} above={<PeopleNav />}>
      <p className="soft desk-hint">{t('peopleDesk.merge.hint')}</p>
      <Failure error={query.error} retry={query.refetch} />
      {query.isPending ? <Waiting /> : null}
      {chosen ? (
        <Compare key={chosen.id} pair={chosen} />
      ) : (
        <>
          <div className="filter-fields">
            <Select<DuplicateState>
              value={state}
              aria-label={t('peopleDesk.changes.state')}
              onChange={(value) => change({ state: value })}
              options={states.map((value) => ({ value, label: t(`duplicateState.${value}`) }))}
            />
          </div>
          {state === 'CONFIRMED' ? <Merges /> : <Pairs pairs={pairs} isReady={query.data !== undefined} />}
          {state === 'CONFIRMED' ? null : (
            <Foot shown={pairs.length} total={query.data?.[0]?.mergeCandidates.totalCount ?? null} more={query} />
          )}
        </>
      )}
    </Page>
  );
}

function Pairs({ pairs, isReady }: { readonly pairs: readonly Pair[]; readonly isReady: boolean }) {
  const { t } = useTranslation();
  if (isReady && pairs.length === 0) return <Empty description={t('peopleDesk.merge.none')} />;
  return (
    <ul className="cards">
      {pairs.map((pair) => (
        <li key={pair.id} className="pair">
          <span className="lines-head">
            <strong>{t('peopleDesk.merge.score', { count: pair.score })}</strong>
            {pair.state === 'SUGGESTED' && pair.a && pair.b ? (
              <LinkButton type="primary" to={`/people/duplicates?pair=${pair.id}`}>
                {t('peopleDesk.merge.compare')}
              </LinkButton>
            ) : null}
          </span>
          <Reasons pair={pair} />
          <span className="pair-sides">
            {[pair.a, pair.b].map((side, at) => (
              <span key={side?.id ?? at}>
                <PersonName person={side} />{' '}
                {side ? (
                  <span className="soft">
                    <SexAge person={side} /> · {side.house?.address.standardName ?? side.jurisdiction?.name}
                  </span>
                ) : null}
              </span>
            ))}
          </span>
          {pair.reason ? <span className="soft">{t('peopleDesk.changes.reason', { reason: pair.reason })}</span> : null}
        </li>
      ))}
    </ul>
  );
}
