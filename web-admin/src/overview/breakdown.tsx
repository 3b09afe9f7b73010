import { useTranslation } from 'react-i18next';
import { departmentName } from '../names.ts';
import { Bars } from './bars.tsx';
import type { Stats } from './place.ts';
import { Stages } from './stages.tsx';

/** Where the cases come from, what they are about, and where their time goes. */
export function Breakdown({ stats }: { readonly stats: Stats }) {
  const { t } = useTranslation();
  return (
    <div className="grid-of-cards">
      <Bars
        title={t('overview.byCategory')}
        bars={stats.byCategory.map(({ category, name, count }) => ({
          key: category,
          label: name ?? category,
          value: count,
        }))}
      />
      <Bars
        title={t('overview.byChannel')}
        bars={stats.byChannel.map(({ channel, count }) => ({
          key: channel,
          label: t(`channel.${channel}`),
          value: count,
        }))}
      />
      <Bars
        title={t('overview.byDepartment')}
        bars={stats.byDepartment.map(({ department, open, closed }) => ({
          key: department,
          label: departmentName(department, t),
          value: open + closed,
          note: `${closed}/${open + closed}`,
        }))}
      />
      <Stages stages={stats.stages} />
    </div>
  );
}
