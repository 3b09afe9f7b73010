import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { ServiceOrders } from '../../generated/api.ts';
import { OrderCard } from './order-card.tsx';

/** The services ordered for one elder, the newest first. */
export function ServicesOf({ elder }: { readonly elder: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(ServiceOrders, { first: 10, elder });
  const orders = data?.serviceOrders.nodes ?? [];
  return (
    <Card title={t('page.services')} loading={!data}>
      {orders.length === 0 ? <p className="soft">{t('eldersDesk.noOrders')}</p> : null}
      <ul className="cards">
        {orders.map((order) => (
          <OrderCard key={order.id} order={order} isHere />
        ))}
      </ul>
    </Card>
  );
}
