import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ShopLineFragment } from '../generated/api.ts';

/** One merchant: what it is, where, and how it is scored. */
export function ShopCard({ shop }: { readonly shop: ShopLineFragment }) {
  const { t } = useTranslation();
  const { id, name, kind, status, creditScore, industry, jurisdiction, grid } = shop;
  return (
    <li>
      <Link to={`/shops/${id}`} className="card-link">
        <span className="card-top">
          <strong>{name}</strong>
          <Tag {...(status === 'OPEN' ? {} : { color: 'warning' })}>{t(`shops.status.${status}`)}</Tag>
        </span>
        <span className="soft">
          {[t(`shops.kind.${kind}`), industry.sectionName ?? industry.code].filter(Boolean).join(' · ')}
        </span>
        <span className="soft small">{grid?.name ?? jurisdiction?.name}</span>
        <span>{t('shops.creditOf', { score: creditScore })}</span>
      </Link>
    </li>
  );
}
