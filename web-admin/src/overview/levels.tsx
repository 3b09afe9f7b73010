import { Breadcrumb } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useViewer } from '../viewer.tsx';
import type { Place } from './place.ts';

/** The way up the tree. Nodes above one's own are named, not linked: there is nothing to see for this person. */
export function Levels({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const { home } = useViewer();
  const [search] = useSearchParams();
  const above = new Set(home?.ancestors.map(({ code }) => code));
  const items = [...place.ancestors, place].map(({ code, name }) => ({
    key: code,
    title:
      above.has(code) || code === place.code ? (
        <span className={code === place.code ? 'here' : 'soft'}>{name}</span>
      ) : (
        <Link to={{ pathname: `/overview/${code}`, search: search.toString() }}>{name}</Link>
      ),
  }));
  return (
    <nav aria-label={t('overview.levels')}>
      <Breadcrumb items={items} />
    </nav>
  );
}
