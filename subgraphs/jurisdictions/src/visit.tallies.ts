import type { Tally } from '@linli/kit';

interface Counted {
  readonly state: string;
  readonly plannedAt: Date;
}

const keys: Readonly<Record<string, string>> = { DONE: 'visits/done', MISSED: 'visits/missed' };

/** All on the day for which a visit was planned, so that coverage of a range never exceeds one. */
export function visitTallies({ state, plannedAt: day }: Counted): readonly Tally[] {
  const key = keys[state];
  return [{ key: 'visits/planned', day }, ...(key ? [{ key, day }] : [])];
}
