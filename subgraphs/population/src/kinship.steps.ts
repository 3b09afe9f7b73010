import { newId, type Context, placeOf } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { kinships, type Kinship } from './kinship.model.ts';
import { counterpart, relate, unrelated } from './kinship.rules.ts';
import type { Target } from './move.carry.ts';
import { residents } from './resident.model.ts';
import { present } from './resident.rules.ts';
import type { KinshipKind } from './words.ts';

// More relatives than that nobody has written down.
const MOST = 100;

interface Relating {
  readonly relative: string;
  readonly kind: KinshipKind;
}

export async function recordKinship(context: Context, { id, version }: Target, told: Relating): Promise<Kinship> {
  const { open } = context;
  const person = await open(residents).change(id, version, (row) => (present(row), null));
  const relative = await open(residents).load(told.relative);
  const known = await open(kinships).some({ residentId: id }, { limit: MOST });
  const decision = relate(person, relative, { kind: told.kind, pair: newId(), known });
  const made = await open(kinships).insert(placeOf(person), decision);
  await open(kinships).insert(placeOf(relative), counterpart(made));
  return made;
}

/** Both rows go; what was said is answered once more, so that the caller sees what is gone. */
export async function removeKinship(context: Context, { id, version }: Target, reason: string): Promise<Kinship> {
  const { open } = context;
  const row = await open(kinships).load(id);
  await open(kinships).remove(id, version, (each) => unrelated(each, reason));
  const { open: wide } = context.asService('kinship', districtOf(row.jurisdiction));
  const [other] = await wide(kinships).some({ pair: row.pair, residentId: row.relativeId }, { limit: 1 });
  if (other) await wide(kinships).remove(other.id, null, () => ({}));
  return row;
}
