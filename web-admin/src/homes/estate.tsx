import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk, useAskPages } from '../asking.ts';
import { BuildingsOf, Estate, type EstateQuery } from '../generated/api.ts';
import { grouped } from '../numbers.ts';
import { Fact } from '../parts/fact.tsx';
import { Failure } from '../parts/failure.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Foot } from '../parts/foot.tsx';
import { RegisterBuildingButton } from './forms/building.tsx';
import { EstateSteps } from './forms/estate.tsx';
import { HazardReport } from './hazards/report.tsx';
import { Way } from './way.tsx';

type EstateFile = NonNullable<EstateQuery['estate']>;

/** One estate: who looks after it, what it has, and its buildings. */
export function EstatePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(Estate, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.estate) return <Nothing title={t('failure.notHere')} />;
  const file = data.estate;
  return (
    <Page
      title={file.name}
      above={<Way steps={[{ name: file.name }]} />}
      aside={
        <span className="buttons">
          <HazardReport at={{ estate: file.id }} />
          <EstateSteps estate={file} />
          <RegisterBuildingButton estate={file.id} />
        </span>
      }
    >
      <Facts file={file} />
      <Buildings estate={file.id} />
    </Page>
  );
}

function Committee({ committee }: { readonly committee: EstateFile['ownersCommittee'] }) {
  const { t } = useTranslation();
  if (!committee) return <>–</>;
  return (
    <>
      {t('homes.members', { count: committee.members, until: committee.until })}{' '}
      {committee.isOver ? <Tag color="warning">{t('homes.termOver')}</Tag> : null}
    </>
  );
}

function Facts({ file }: { readonly file: EstateFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('homes.estate')}>
      <dl className="facts">
        <Fact name={t('homes.community')}>{file.jurisdiction?.name}</Fact>
        <Fact name={t('homes.street')}>{file.street}</Fact>
        <Fact name={t('homes.houseCount')}>{grouped(file.houseCount)}</Fact>
        <Fact name={t('homes.company')}>{file.propertyCompany?.name ?? t('homes.noCompany')}</Fact>
        <Fact name={t('homes.companyPhone')}>
          {file.propertyCompany?.officePhone ? (
            <a href={`tel:${file.propertyCompany.officePhone}`}>{file.propertyCompany.officePhone}</a>
          ) : null}
        </Fact>
        <Fact name={t('homes.committee')}>
          <Committee committee={file.ownersCommittee} />
        </Fact>
        <Fact name={t('homes.aliases')}>{file.address.aliases.join('、') || null}</Fact>
        <Fact name={t('homes.grids')}>{file.grids.map(({ name }) => name).join('、') || null}</Fact>
      </dl>
      {file.facilities.length > 0 ? (
        <p className="tags" aria-label={t('homes.facilities')}>
          {file.facilities.map(({ kind, count }) => (
            <Tag key={kind}>
              {t(`homes.facility.${kind}`)} {grouped(count)}
            </Tag>
          ))}
        </p>
      ) : null}
    </Card>
  );
}

function Buildings({ estate }: { readonly estate: string }) {
  const { t } = useTranslation();
  const { data, error, isPending, refetch, ...more } = useAskPages(
    BuildingsOf,
    { estate, first: 100 },
    ({ buildings }) => buildings.pageInfo,
  );
  const lines = data?.flatMap(({ buildings }) => buildings.nodes) ?? [];
  if (error) return <Failure error={error} retry={refetch} />;
  return (
    <Card title={`${t('homes.buildings')} · ${data?.[0]?.buildings.totalCount ?? lines.length}`}>
      {isPending ? <Waiting /> : null}
      <ul className="tiles">
        {lines.map((building) => (
          <li key={building.id}>
            <Link to={`/buildings/${building.id}`} className="tile-link">
              {t('homes.building', { number: building.number })}
            </Link>
            <span className="soft">
              {t(`homes.buildingKind.${building.kind}`)} · {t('homes.floors')} {building.floors}
            </span>
            <span className="soft">
              {t('homes.houseCount')} {grouped(building.houseCount)}
              {building.grid ? ` · ${building.grid.name}` : null}
            </span>
          </li>
        ))}
      </ul>
      <Foot of="buildings" shown={lines.length} total={data?.[0]?.buildings.totalCount ?? null} more={more} />
    </Card>
  );
}
