import { Statistic } from 'antd';
import { useTranslation } from 'react-i18next';
import { grouped } from '../../numbers.ts';
import type { Figures } from '../ledgers.ts';

const names = ['rows', 'fresh', 'changed', 'unchanged', 'conflicting', 'faulty'] as const;

/** What became of the rows, or would. */
export function FigureRow({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation();
  return (
    <div className="figures-row import-figures">
      {names.map((name) => (
        <div key={name} className={name === 'faulty' && figures.faulty > 0 ? 'figure figure-late' : 'figure'}>
          <Statistic title={t(`imports.figures.${name}`)} value={grouped(figures[name])} />
        </div>
      ))}
    </div>
  );
}
