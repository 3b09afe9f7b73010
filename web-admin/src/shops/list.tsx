import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../address.ts';
import { useAskPages } from '../asking.ts';
import { PlaceSelect } from '../cases/place-select.tsx';
import { Shops } from '../generated/api.ts';
import { AddressChoice } from '../parts/address-choice.tsx';
import { FilterPanel } from '../parts/filter-panel.tsx';
import { Found } from '../parts/found.tsx';
import { Page } from '../parts/page.tsx';
import { ShopCard } from './card.tsx';
import { merchantKinds, merchantStatuses } from './codes.ts';
import { OpenShopButton } from './forms.tsx';
import { ShopsNav } from './nav.tsx';

const orders = ['NEWEST', 'NAME', 'CREDIT'] as const;

/** The merchants of one's place. */
export function ShopsPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const [search, within] = [address.get('search'), address.get('within')];
  const kind = oneOf(merchantKinds, address.get('kind')) ?? null;
  const status = oneOf(merchantStatuses, address.get('status')) ?? null;
  const order = oneOf(orders, address.get('order')) ?? 'NEWEST';
  const wish = { first: 30, filter: { kind, status }, within, search, order };
  const query = useAskPages(Shops, wish, ({ merchants }) => merchants.pageInfo);
  const lines = query.data?.flatMap(({ merchants }) => merchants.nodes) ?? [];
  return (
    <Page title={t('page.shops')} above={<ShopsNav />} aside={<OpenShopButton />}>
      <div className="filters-line" role="search">
        <Input.Search
          allowClear
          key={search ?? ''}
          defaultValue={search ?? ''}
          placeholder={t('shops.search')}
          aria-label={t('shops.search')}
          onSearch={(text) => change({ search: text.trim() || null })}
        />
        <Select<string>
          value={order}
          aria-label={t('cases.filters.order')}
          onChange={(value) => change({ order: value === 'NEWEST' ? null : value })}
          options={orders.map((value) => ({ value, label: t(`shops.order.${value}`) }))}
        />
      </div>
      <FilterPanel count={[kind, status, within].filter(Boolean).length}>
        <div className="filter-fields">
          <AddressChoice
            name="kind"
            label={t('shops.kindLabel')}
            options={merchantKinds.map((value) => ({ value, label: t(`shops.kind.${value}`) }))}
          />
          <AddressChoice
            name="status"
            label={t('shops.statusLabel')}
            options={merchantStatuses.map((value) => ({ value, label: t(`shops.status.${value}`) }))}
          />
          <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
        </div>
      </FilterPanel>
      <Found query={query} shown={lines.length} total={query.data?.[0]?.merchants.totalCount} none={t('list.none')}>
        <ul className="cards card-grid">
          {lines.map((shop) => (
            <ShopCard key={shop.id} shop={shop} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
