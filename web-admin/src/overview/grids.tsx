import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAskPages } from '../asking.ts';
import { GridsOf } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';

/** The grids of a place that holds some: where the tree ends, the ground begins. */
export function Grids({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, fetchNextPage } = useAskPages(
    GridsOf,
    { code },
    ({ jurisdiction }) => jurisdiction?.grids.pageInfo,
  );
  const grids = data?.flatMap(({ jurisdiction }) => jurisdiction?.grids.nodes ?? []) ?? [];
  if (error) return <Failure error={error} />;
  if (grids.length === 0) return null;
  return (
    <Card title={`${t('overview.childGrids')} · ${data?.[0]?.jurisdiction?.grids.totalCount ?? grids.length}`}>
      <ul className="tiles">
        {grids.map(({ code: grid, name, type, level, households, openCases }) => (
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
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('list.more')}</Button> : null}
    </Card>
  );
}
