import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { Hazards, type HazardFilter } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { Foot } from '../../parts/foot.tsx';
import { HazardCard } from './card.tsx';

/** What is dangerous in one building or estate. */
export function HazardsOf({ filter }: { readonly filter: HazardFilter }) {
  const { t } = useTranslation();
  const { data, error, isPending, ...more } = useAskPages(
    Hazards,
    { first: 20, filter },
    ({ hazards }) => hazards.pageInfo,
  );
  const lines = data?.flatMap(({ hazards }) => hazards.nodes) ?? [];
  return (
    <Card title={t('page.hazards')}>
      <Failure error={error} />
      {lines.length === 0 && !isPending ? <p className="soft">{t('homes.hazard.none')}</p> : null}
      <ul className="cards">
        {lines.map((hazard) => (
          <HazardCard key={hazard.id} hazard={hazard} />
        ))}
      </ul>
      <Foot shown={lines.length} total={data?.[0]?.hazards.totalCount ?? null} more={more} />
    </Card>
  );
}
