import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAskPages } from '../../asking.ts';
import { Markets } from '../../generated/api.ts';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { ShopsNav } from '../nav.tsx';
import { OpenMarketButton } from './open.tsx';

/** The markets of one's place. */
export function MarketsPage() {
  const { t } = useTranslation();
  const query = useAskPages(Markets, { first: 30 }, ({ markets }) => markets.pageInfo);
  const lines = query.data?.flatMap(({ markets }) => markets.nodes) ?? [];
  return (
    <Page title={t('page.markets')} above={<ShopsNav />} aside={<OpenMarketButton />}>
      <Found query={query} shown={lines.length} total={query.data?.[0]?.markets.totalCount} none={t('shops.noMarkets')}>
        <ul className="tiles">
          {lines.map(({ id, name, jurisdiction, grid }) => (
            <li key={id}>
              <Link to={`/markets/${id}`} className="tile-link">
                {name}
              </Link>
              <span className="soft">{[jurisdiction?.name, grid?.name].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Found>
    </Page>
  );
}
