import { Card, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAddress } from '../address.ts';
import { useAskPages } from '../asking.ts';
import { Estates, type EstatesQuery } from '../generated/api.ts';
import { grouped } from '../numbers.ts';
import { Page } from '../parts/page.tsx';
import { RegisterEstateButton } from './forms/estate.tsx';
import { Found } from '../parts/found.tsx';
import { PlaceSelect } from '../cases/place-select.tsx';
import { AddressLookup } from './lookup.tsx';

type EstateLine = EstatesQuery['estates']['nodes'][number];

function Tile({ estate }: { readonly estate: EstateLine }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={`/estates/${estate.id}`} className="tile-link">
        {estate.name}
      </Link>
      <span className="soft">{[estate.jurisdiction?.name, estate.street].filter(Boolean).join(' · ')}</span>
      <span className="soft">
        {t('homes.houseCount')} {grouped(estate.houseCount)} · {estate.propertyCompany?.name ?? t('homes.noCompany')}
      </span>
    </li>
  );
}

/** Homes of one's place: an address as somebody wrote it, or estate by estate. */
export function HomesPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const [search, within] = [address.get('search'), address.get('within')];
  const query = useAskPages(Estates, { first: 60, search, within }, ({ estates }) => estates.pageInfo);
  const lines = query.data?.flatMap(({ estates }) => estates.nodes) ?? [];
  return (
    <Page title={t('page.homes')} aside={<RegisterEstateButton />}>
      <AddressLookup />
      <Card title={t('homes.estates')} className="estates">
        <div className="stack">
          <div className="filters-line" role="search">
            <Input.Search
              allowClear
              key={search ?? ''}
              defaultValue={search ?? ''}
              placeholder={t('homes.searchEstates')}
              aria-label={t('homes.searchEstates')}
              onSearch={(text) => change({ search: text.trim() || null })}
            />
            <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
          </div>
          <Found
            of="estates"
            query={query}
            shown={lines.length}
            total={query.data?.[0]?.estates.totalCount}
            none={t('list.none')}
          >
            <ul className="tiles">
              {lines.map((estate) => (
                <Tile key={estate.id} estate={estate} />
              ))}
            </ul>
          </Found>
        </div>
      </Card>
    </Page>
  );
}
