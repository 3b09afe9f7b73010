import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ServiceOrderLineFragment } from '../../generated/api.ts';
import { yuan } from '../../numbers.ts';
import { fullDateTime } from '../../time.ts';
import { OrderSteps } from './order-steps.tsx';

interface Props {
  readonly order: ServiceOrderLineFragment;
  /** On the page of the elder nobody needs the name again. */
  readonly isHere?: boolean;
}

/** One service: for whom, by whom, when, and where it is now. */
export function OrderCard({ order, isHere = false }: Props) {
  const { t, i18n } = useTranslation();
  const { kind, state, scheduledAt, price, score, provider, elder } = order;
  const about = [
    provider?.name,
    fullDateTime(scheduledAt, i18n.language),
    t('elders.price', { price: yuan(price) }),
    score ? t('elders.rated', { score }) : null,
  ];
  return (
    <li className="meal-card">
      <span className="card-top">
        <strong>{t(`elders.careKind.${kind}`)}</strong>
        <Tag {...(state === 'REFUSED' ? { color: 'error' } : {})}>{t(`eldersDesk.orderState.${state}`)}</Tag>
      </span>
      {isHere || !elder ? null : <Link to={`/elders/${elder.id}`}>{elder.resident?.name ?? t('people.person')}</Link>}
      <span className="soft small">{about.filter(Boolean).join(' · ')}</span>
      <OrderSteps order={order} />
    </li>
  );
}
