import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../asking.ts';
import { CancelActivity, Circle, type CircleQuery } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { ReasonButton } from '../../parts/form-button.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { fullDateTime } from '../../time.ts';
import { useMay } from '../../viewer.tsx';
import { ShopCard } from '../card.tsx';
import { ShopsNav } from '../nav.tsx';
import { AnnounceButton } from './announce.tsx';

type File = NonNullable<CircleQuery['businessCircle']>;

/** One business circle: who is in it, and what it undertakes. */
export function CirclePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(Circle, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  const file = data.businessCircle;
  if (!file) return <Nothing title={t('failure.notHere')} />;
  const merchants = file.merchants.nodes;
  return (
    <Page
      title={file.name}
      above={<ShopsNav />}
      aside={<span className="soft">{[file.jurisdiction?.name, file.grid?.name].filter(Boolean).join(' · ')}</span>}
    >
      <Card title={t('shopsDesk.activities')} extra={<AnnounceButton circle={file.id} />}>
        {file.activities.nodes.length === 0 ? <p className="soft">{t('shopsDesk.noActivities')}</p> : null}
        <ul className="lines">
          {file.activities.nodes.map((activity) => (
            <ActivityLine key={activity.id} activity={activity} />
          ))}
        </ul>
      </Card>
      <Card title={`${t('page.shops')} · ${merchants.length}`}>
        {merchants.length === 0 ? (
          <p className="soft">
            {t('shopsDesk.noMembers')} <Link to="/shops">{t('page.shops')}</Link>
          </p>
        ) : null}
        <ul className="cards card-grid">
          {merchants.map((shop) => (
            <ShopCard key={shop.id} shop={shop} />
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function ActivityLine({ activity }: { readonly activity: File['activities']['nodes'][number] }) {
  const { t, i18n } = useTranslation();
  const mayWrite = useMay('merchant.write');
  const { title, description, from, until, isCancelled } = activity;
  const isOver = isCancelled || Date.parse(until) <= Date.now();
  return (
    <li className={isOver ? 'over' : ''}>
      <span className="lines-head">
        <strong>{title}</strong>
        {isCancelled ? <Tag>{t('shopsDesk.cancelled')}</Tag> : null}
      </span>
      {description ? <span>{description}</span> : null}
      <span className="soft small">
        {fullDateTime(from, i18n.language)} – {fullDateTime(until, i18n.language)}
      </span>
      {mayWrite && !isOver ? (
        <span className="buttons">
          <ReasonButton operation={CancelActivity} target={activity} title={t('shopsDesk.cancelActivity')} danger />
        </span>
      ) : null}
    </li>
  );
}
