import { Alert, Result, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../parts/failure.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { fullDateTime } from '../time.ts';
import { Breakdown } from './breakdown.tsx';
import { Children } from './children.tsx';
import { Figures } from './figures.tsx';
import { Grids } from './grids.tsx';
import { Levels } from './levels.tsx';
import { usePlace, type Place } from './place.ts';
import { RangePicker } from './range.tsx';
import { Workforce } from './workforce.tsx';

/** How a place stands, the same page at every level of the tree. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = usePlace();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  const place = data.data.jurisdiction;
  if (!place) return <Result status="404" title={t('failure.notHere')} />;
  return (
    <Page title={place.name} above={<Levels place={place} />} aside={<RangePicker />}>
      <Facts place={place} />
      {data.gaps.length > 0 ? <Alert type="warning" showIcon title={t('failure.partial')} /> : null}
      {place.caseStats ? (
        <>
          <Figures stats={place.caseStats} code={place.code} />
          {place.children.length > 0 ? <Children place={place} /> : <Grids code={place.code} />}
          <Breakdown stats={place.caseStats} />
        </>
      ) : (
        <Alert type="info" showIcon title={t('overview.noCases')} />
      )}
      <Workforce place={place} />
    </Page>
  );
}

function Facts({ place }: { readonly place: Place }) {
  const { t, i18n } = useTranslation();
  return (
    <p className="place-facts soft">
      <Tag>{t(`statLevel.${place.statLevel}`)}</Tag>
      {place.adminModel === 'TWO_TIER' ? <Tag color="processing">{t('adminModel.TWO_TIER')}</Tag> : null}
      <span>
        {t('overview.code')} {place.code}
      </span>
      {place.contacts ? (
        <span>
          {t('overview.office')} <a href={`tel:${place.contacts.officePhone}`}>{place.contacts.officePhone}</a>
        </span>
      ) : null}
      {place.caseStats ? (
        <span>{t('overview.asOf', { at: fullDateTime(place.caseStats.asOf, i18n.language) })}</span>
      ) : null}
    </p>
  );
}
