import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../asking.ts';
import { GridsOf } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';

/** The grids of a place that holds some: where the tree ends, the ground begins. */
export function Grids({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [after, setAfter] = useState<string | null>(null);
  const { data, error } = useAsk(GridsOf, { code, after }, { keep: true });
  const grids = data?.jurisdiction?.grids;
  if (error) return <Failure error={error} />;
  if (!grids || grids.nodes.length === 0) return null;
  return (
    <Card title={`${t('overview.childGrids')} · ${grids.totalCount ?? ''}`}>
      <ul className="tiles">
        {grids.nodes.map(({ code: grid, name, type, level, households, openCases }) => (
          <li key={grid}>
            <Link to={`/cases?within=${grid}`}>{name}</Link>
            <span className="soft">
              {t(`gridType.${type}`)} · {t('overview.gridLevel')} {level}
            </span>
            <span className="soft">
              {t('overview.households')} {households} · {t('overview.openCases')} {openCases ?? '–'}
            </span>
          </li>
        ))}
      </ul>
      {grids.pageInfo.hasNextPage ? (
        <Button onClick={() => setAfter(grids.pageInfo.endCursor)}>{t('list.more')}</Button>
      ) : null}
    </Card>
  );
}
