import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { Calls } from '../../generated/api.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { callStates } from '../codes.ts';
import { PartyNav } from '../nav.tsx';
import { CallCard } from './card.tsx';

/** 一呼百应: what people are called to. */
export function CallsPage() {
  const { t } = useTranslation();
  const { address } = useAddress();
  const state = oneOf(callStates, address.get('state')) ?? null;
  const query = useAskPages(Calls, { first: 30, state }, ({ calls }) => calls.pageInfo);
  const lines = query.data?.flatMap(({ calls }) => calls.nodes) ?? [];
  return (
    <Page title={t('page.calls')} above={<PartyNav />}>
      <FilterPanel count={state ? 1 : 0}>
        <div className="filter-fields">
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={callStates.map((value) => ({ value, label: t(`party.callState.${value}`) }))}
          />
        </div>
      </FilterPanel>
      <Found query={query} shown={lines.length} total={query.data?.[0]?.calls.totalCount} none={t('party.noCalls')}>
        <ul className="cards">
          {lines.map((one) => (
            <CallCard key={one.id} call={one} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
