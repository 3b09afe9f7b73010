import { Card } from 'antd';
import { Bars, type BarsProps } from './bars.tsx';
import { Cell, type Figure } from './cell.tsx';

interface Props {
  readonly title?: string;
  /** Said instead of a title where the figures speak for themselves. */
  readonly label?: string;
  /** The figures everybody asks for first. */
  readonly leading: readonly Figure[];
  /** Those that say how the work goes. */
  readonly following: readonly Figure[];
  readonly bars?: readonly BarsProps[];
}

/** Figures of one domain at a place, and what they are made of. */
export function StatsCard({ title, label, leading, following, bars = [] }: Props) {
  const rows = [
    ['leading', leading],
    ['following', following],
  ] as const;
  return (
    <>
      <Card className="figures" {...(title ? { title } : {})} {...(label ? { 'aria-label': label } : {})}>
        {rows.map(([name, figures]) => (
          <div key={name} className={`figures-row figures-${name}`}>
            {figures.map((figure) => (
              <Cell key={figure.title} {...figure} />
            ))}
          </div>
        ))}
      </Card>
      {bars.length > 0 ? (
        <div className="grid-of-cards">
          {bars.map((one) => (
            <Bars key={one.title} {...one} />
          ))}
        </div>
      ) : null}
    </>
  );
}
