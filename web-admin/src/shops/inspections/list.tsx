import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { PlaceSelect } from '../../cases/place-select.tsx';
import { Inspections } from '../../generated/api.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { inspectionStates } from '../codes.ts';
import { ShopsNav } from '../nav.tsx';
import { InspectionCard } from './card.tsx';

/** Visits planned and done, and what has to be put right. */
export function InspectionsPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const within = address.get('within');
  const state = oneOf(inspectionStates, address.get('state')) ?? null;
  const isAll = address.get('isOpen') === 'all';
  const wish = {
    first: 30,
    within,
    filter: { state, isOpen: isAll || state ? null : true },
    order: 'PLANNED' as const,
  };
  const query = useAskPages(Inspections, wish, ({ inspections }) => inspections.pageInfo);
  const lines = query.data?.flatMap(({ inspections }) => inspections.nodes) ?? [];
  return (
    <Page title={t('page.inspections')} above={<ShopsNav />}>
      <FilterPanel count={[state, within].filter(Boolean).length + (isAll ? 0 : 1)}>
        <div className="filter-fields">
          <Checkbox checked={!isAll} onChange={({ target }) => change({ isOpen: target.checked ? null : 'all' })}>
            {t('elders.openOnly')}
          </Checkbox>
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={inspectionStates.map((value) => ({ value, label: t(`shops.inspectionState.${value}`) }))}
          />
          <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
        </div>
      </FilterPanel>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.inspections.totalCount}
        none={t('shops.noInspections')}
      >
        <ul className="cards">
          {lines.map((line) => (
            <InspectionCard key={line.id} line={line} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
