import type { Tally } from '@linli/kit';

interface Counted {
  readonly status: string;
  readonly type: string;
  readonly level: number;
  readonly households: number;
}

/** Active grids count by type and level; households by level, because a higher grid holds those of the lower ones. */
export const gridTallies = ({ status, type, level, households }: Counted): readonly Tally[] =>
  status === 'ACTIVE' ? [{ key: `grids/${type}/${level}` }, { key: `households/${level}`, n: households }] : [];
