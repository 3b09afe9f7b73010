import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../../asking.ts';
import { House } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Page } from '../../parts/page.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { RemoveHouseButton } from '../forms/house.tsx';
import { HazardCard } from '../hazards/card.tsx';
import { HazardReport } from '../hazards/report.tsx';
import { MismatchItem } from '../mismatches/line.tsx';
import { Way } from '../way.tsx';
import { Checks } from './checks.tsx';
import { Facts } from './facts.tsx';
import type { HouseFile } from './file.ts';
import { Leases } from './leases.tsx';
import { Residents } from './residents.tsx';

/** One house: what it is, who lives there, who rents it, and what is wrong with it. */
export function HousePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(House, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.house) return <Nothing title={t('failure.notHere')} />;
  const file = data.house;
  const { estate, building } = file;
  const steps = [
    ...(estate ? [{ to: `/estates/${estate.id}`, name: estate.name }] : []),
    ...(building ? [{ to: `/buildings/${building.id}`, name: t('homes.building', { number: building.number }) }] : []),
    { name: file.room },
  ];
  return (
    <Page
      title={file.address.standardName}
      above={<Way steps={steps} />}
      aside={
        <span className="buttons">
          <HazardReport at={{ house: file.id }} />
          <RemoveHouseButton file={file} />
        </span>
      }
    >
      {file.mismatches.length > 0 ? (
        <Card title={t('page.mismatches')}>
          <ul className="cards">
            {file.mismatches.map((line) => (
              <MismatchItem key={line.id} line={line} isHere />
            ))}
          </ul>
        </Card>
      ) : null}
      <Facts file={file} />
      <div className="grid-of-cards">
        <Residents house={{ id: file.id, name: file.address.standardName }} />
        <Leases file={file} />
        <Checks file={file} />
        <Hazards file={file} />
      </div>
    </Page>
  );
}

function Hazards({ file }: { readonly file: HouseFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('page.hazards')}>
      {file.hazards.nodes.length === 0 ? <p className="soft">{t('homes.hazard.none')}</p> : null}
      <ul className="cards">
        {file.hazards.nodes.map((hazard) => (
          <HazardCard key={hazard.id} hazard={hazard} isHere />
        ))}
      </ul>
    </Card>
  );
}
