import { Statistic } from 'antd';
import { Link } from 'react-router';

/** One figure, and where it leads. */
export interface Figure {
  readonly title: string;
  readonly value: number | string;
  readonly suffix?: string;
  readonly tone?: 'late';
  readonly to?: string;
}

export function Cell({ title, value, suffix, tone, to }: Figure) {
  const figure = <Statistic title={title} value={value} {...(suffix ? { suffix } : {})} />;
  return (
    <div className={tone === 'late' ? 'figure figure-late' : 'figure'}>
      {to ? <Link to={to}>{figure}</Link> : figure}
    </div>
  );
}
