import type { Progress } from './world/load.ts';

const WIDTH = 32;

/** A line that fills: `████░░░ 42 % 28,140 / 67,000 1:20 left`. */
export function barOf({ done, of }: Progress, seconds: number): string {
  const share = of > 0 ? done / of : 1;
  const full = Math.round(share * WIDTH);
  const left = share > 0 ? Math.round(seconds / share - seconds) : 0;
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  return `${bar} ${Math.floor(share * 100)} %  ${done.toLocaleString('en')} / ${of.toLocaleString('en')} people and cases  ${clock} left`;
}
