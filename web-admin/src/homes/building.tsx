import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../asking.ts';
import { Building, type BuildingQuery } from '../generated/api.ts';
import { grouped } from '../numbers.ts';
import { Fact } from '../parts/fact.tsx';
import { Failure } from '../parts/failure.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Board } from './board.tsx';
import { DescribeBuildingButton } from './forms/building.tsx';
import { RegisterHouseButton } from './forms/house.tsx';
import { HazardReport } from './hazards/report.tsx';
import { HazardsOf } from './hazards/of.tsx';
import { Way } from './way.tsx';

type BuildingFile = NonNullable<BuildingQuery['building']>;

/** One building: its houses as one sees them from the street, what it is like, and what is dangerous in it. */
export function BuildingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(Building, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.building) return <Nothing title={t('failure.notHere')} />;
  const file = data.building;
  const { estate } = file;
  const name = t('homes.building', { number: file.number });
  return (
    <Page
      title={file.address.standardName}
      above={<Way steps={[...(estate ? [{ to: `/estates/${estate.id}`, name: estate.name }] : []), { name }]} />}
      aside={
        <span className="buttons">
          <HazardReport at={{ building: file.id }} />
          <RegisterHouseButton building={file.id} />
        </span>
      }
    >
      <Board board={file.board} />
      <Facts file={file} />
      <HazardsOf filter={{ building: file.id, isOpen: true }} />
    </Page>
  );
}

function Facts({ file }: { readonly file: BuildingFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('page.building')} extra={<DescribeBuildingButton file={file} />}>
      <dl className="facts">
        <Fact name={t('homes.kind')}>{t(`homes.buildingKind.${file.kind}`)}</Fact>
        <Fact name={t('homes.floors')}>{t('homes.floorsOf', { floors: file.floors, basements: file.basements })}</Fact>
        <Fact name={t('homes.houseCount')}>{grouped(file.houseCount)}</Fact>
        <Fact name={t('homes.builtYear')}>{file.builtYear}</Fact>
        <Fact name={t('homes.elevators')}>{file.elevators}</Fact>
        <Fact name={t('homes.community')}>{file.jurisdiction?.name}</Fact>
        <Fact name={t('homes.grid')}>{file.grid?.name}</Fact>
      </dl>
    </Card>
  );
}
