import { fail, type Decision } from '@linli/kit';
import type { Kinship } from './kinship.model.ts';
import type { Resident } from './resident.model.ts';
import type { KinshipKind } from './words.ts';

/** What the person is to the relative, when the relative is this to the person. */
export const inverse = {
  SPOUSE: 'SPOUSE',
  CHILD: 'PARENT',
  PARENT: 'CHILD',
  GRANDCHILD: 'GRANDPARENT',
  GRANDPARENT: 'GRANDCHILD',
  SIBLING: 'SIBLING',
  GUARDIAN: 'WARD',
  WARD: 'GUARDIAN',
  OTHER: 'OTHER',
} as const satisfies Record<KinshipKind, KinshipKind>;

interface Relating {
  readonly kind: KinshipKind;
  readonly pair: string;
  readonly known: readonly Pick<Kinship, 'relativeId'>[];
}

type Person = Pick<Resident, 'id'>;

/** One side of the pair is told; the other follows from it. */
export function relate(row: Person, relative: Person, { kind, pair, known }: Relating): Decision<Kinship> {
  if (row.id === relative.id) fail('KINSHIP_SELF');
  if (known.some(({ relativeId }) => relativeId === relative.id)) fail('KINSHIP_EXISTS', { id: row.id });
  return {
    set: { residentId: row.id, relativeId: relative.id, kind, pair },
    event: { type: 'kinship.recorded', data: { resident: row.id, relative: relative.id, kind } },
  };
}

export const counterpart = ({ residentId, relativeId, kind, pair }: Kinship): Decision<Kinship> => ({
  set: { residentId: relativeId, relativeId: residentId, kind: inverse[kind], pair },
});

export const unrelated = (row: Kinship, reason: string) =>
  ({
    event: { type: 'kinship.removed', data: { resident: row.residentId, relative: row.relativeId, kind: row.kind } },
    reason,
  }) as const;
