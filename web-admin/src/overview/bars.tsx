import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { grouped } from '../numbers.ts';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly note?: string;
}

export interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Their order says something: it stays, and all of them are shown. */
  readonly isOrdered?: boolean;
}

const largest = (bars: readonly Bar[]): readonly Bar[] =>
  bars
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
    .slice(0, 8);

/** Counts side by side, largest first: a list that is read as well as seen. */
export function Bars({ title, bars, isOrdered = false }: BarsProps) {
  const { t } = useTranslation();
  const shown = isOrdered ? bars : largest(bars);
  const most = Math.max(1, ...shown.map(({ value }) => value));
  return (
    <Card title={title} className="bars-card">
      {shown.length === 0 ? <p className="soft">{t('overview.none')}</p> : null}
      <ul className="bars">
        {shown.map(({ key, label, value, note }) => (
          <li key={key}>
            <span className="bars-label">{label}</span>
            <span className="bars-track" aria-hidden>
              <span className="bars-fill" style={{ width: `${(value / most) * 100}%` }} />
            </span>
            <span className="bars-value">{note ?? grouped(value)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
