import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { Alerts } from '../../generated/api.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { alertStates } from '../codes.ts';
import { EldersNav } from '../nav.tsx';
import { AlertCard } from './card.tsx';

/** 预警看板: what may be wrong with elders now, newest first. */
export function AlertsPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const isAll = address.get('isOpen') === 'all';
  const state = oneOf(alertStates, address.get('state')) ?? null;
  const wish = { first: 30, state, isOpen: isAll || state ? null : true };
  const query = useAskPages(Alerts, wish, ({ alerts }) => alerts.pageInfo);
  const lines = query.data?.flatMap(({ alerts }) => alerts.nodes) ?? [];
  return (
    <Page title={t('page.alerts')} above={<EldersNav />}>
      <FilterPanel count={(state ? 1 : 0) + (isAll ? 0 : 1)}>
        <div className="filter-fields">
          <Checkbox checked={!isAll} onChange={({ target }) => change({ isOpen: target.checked ? null : 'all' })}>
            {t('elders.openOnly')}
          </Checkbox>
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={alertStates.map((value) => ({ value, label: t(`elders.alertState.${value}`) }))}
          />
        </div>
      </FilterPanel>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.alerts.totalCount}
        none={t(isAll ? 'elders.noAlerts' : 'elders.allWell')}
      >
        <ul className="cards">
          {lines.map((alert) => (
            <AlertCard key={alert.id} alert={alert} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
