import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../api.ts';
import { Failure } from '../parts/failure.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { fullDateTime } from '../time.ts';
import { Breakdown } from './breakdown.tsx';
import { Children } from './children.tsx';
import { Figures } from './figures.tsx';
import { Grids } from './grids.tsx';
import { Levels } from './levels.tsx';
import { HomeFigures } from './homes.tsx';
import { ElderFigures, PartyFigures, ShopFigures } from './life.tsx';
import { PeopleFigures } from './people.tsx';
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
  if (!place) return <Nothing title={t('failure.notHere')} />;
  return (
    <Page title={place.name} above={<Levels place={place} />} aside={<RangePicker />}>
      <Facts place={place} />
      <Gaps gaps={data.gaps} />
      {place.caseStats ? (
        <>
          <Figures stats={place.caseStats} code={place.code} />
          {place.children.length > 0 ? <Children place={place} /> : <Grids code={place.code} />}
          <Breakdown stats={place.caseStats} />
        </>
      ) : (
        <Without place={place} hasGaps={data.gaps.length > 0} />
      )}
      <PeopleFigures place={place} />
      <HomeFigures place={place} />
      <ElderFigures place={place} />
      <ShopFigures place={place} />
      <PartyFigures place={place} />
      <Workforce place={place} />
    </Page>
  );
}

/** A place whose cases one does not see still leads on to the places below it. */
function Without({ place, hasGaps }: { readonly place: Place; readonly hasGaps: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {hasGaps ? null : <Alert type="info" showIcon title={t('overview.noCases')} />}
      {place.children.length > 0 ? <Children place={place} /> : <Grids code={place.code} />}
    </>
  );
}

// What is not this person's to see is no failure.
const isOutside = ({ code }: ApiError): boolean => code === 'NOT_FOUND' || code === 'NOT_PERMITTED';

function Gaps({ gaps }: { readonly gaps: readonly ApiError[] }) {
  const { t } = useTranslation();
  if (gaps.length === 0) return null;
  return gaps.every(isOutside) ? (
    <Alert type="info" showIcon title={t('failure.outside')} />
  ) : (
    <Alert type="warning" showIcon title={t('failure.partial')} />
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
