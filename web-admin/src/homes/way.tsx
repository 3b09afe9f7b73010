import { Breadcrumb } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Step {
  readonly to?: string;
  readonly name: string;
}

/** From all homes down to what is shown. */
export function Way({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const all: readonly Step[] = [{ to: '/homes', name: t('page.homes') }, ...steps];
  return (
    <nav aria-label={t('overview.levels')} className="way">
      <Breadcrumb
        items={all.map(({ to, name }) => ({
          key: name,
          title: to ? <Link to={to}>{name}</Link> : <span>{name}</span>,
        }))}
      />
    </nav>
  );
}
