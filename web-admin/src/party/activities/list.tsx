import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { Activities } from '../../generated/api.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { activityKinds, activityStates } from '../codes.ts';
import { PartyNav } from '../nav.tsx';
import { ActivityCard } from './card.tsx';

/** 组织生活 of one's place, newest first. */
export function ActivitiesPage() {
  const { t } = useTranslation();
  const { address } = useAddress();
  const kind = oneOf(activityKinds, address.get('kind')) ?? null;
  const state = oneOf(activityStates, address.get('state')) ?? null;
  const query = useAskPages(
    Activities,
    { first: 30, filter: { kind, state } },
    (data) => data.partyActivities.pageInfo,
  );
  const lines = query.data?.flatMap(({ partyActivities }) => partyActivities.nodes) ?? [];
  return (
    <Page title={t('page.activities')} above={<PartyNav />}>
      <FilterPanel count={[kind, state].filter(Boolean).length}>
        <div className="filter-fields">
          <AddressChoice
            name="kind"
            label={t('party.kindLabel')}
            options={activityKinds.map((value) => ({ value, label: t(`party.activityKind.${value}`) }))}
          />
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={activityStates.map((value) => ({ value, label: t(`party.activityState.${value}`) }))}
          />
        </div>
      </FilterPanel>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.partyActivities.totalCount}
        none={t('party.noActivities')}
      >
        <ul className="cards">
          {lines.map((activity) => (
            <ActivityCard key={activity.id} activity={activity} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
