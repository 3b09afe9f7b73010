import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAsk, useAskPages } from '../../asking.ts';
import { PlaceSelect } from '../../cases/place-select.tsx';
import { Providers, ServiceOrders } from '../../generated/api.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { orderStates } from '../codes.ts';
import { EldersNav } from '../nav.tsx';
import { OrderCard } from './order-card.tsx';

/** 服务订单: what was ordered for elders, of whom, and how it went. */
export function ServicesPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const [provider, within] = [address.get('provider'), address.get('within')];
  const state = oneOf(orderStates, address.get('state')) ?? null;
  const { data: places } = useAsk(Providers, { first: 100 });
  const wish = { first: 30, within, provider, state };
  const query = useAskPages(ServiceOrders, wish, ({ serviceOrders }) => serviceOrders.pageInfo);
  const lines = query.data?.flatMap(({ serviceOrders }) => serviceOrders.nodes) ?? [];
  return (
    <Page title={t('page.services')} above={<EldersNav />}>
      <p className="soft desk-hint">{t('eldersDesk.orderHint')}</p>
      <FilterPanel count={[provider, state, within].filter(Boolean).length}>
        <div className="filter-fields">
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={orderStates.map((value) => ({ value, label: t(`eldersDesk.orderState.${value}`) }))}
          />
          <AddressChoice
            name="provider"
            label={t('eldersDesk.provider')}
            options={(places?.serviceProviders.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
        </div>
      </FilterPanel>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.serviceOrders.totalCount}
        none={t('eldersDesk.noOrders')}
      >
        <ul className="cards">
          {lines.map((order) => (
            <OrderCard key={order.id} order={order} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
