import { fail, type Context } from '@linli/kit';
import { proposeChanges } from './change.carry.ts';
import { ownResident } from './eyes.ts';
import type { Asked } from './judgement.rules.ts';
import type { Target } from './move.carry.ts';

/** A person speaks for the record that is theirs, and for no other: of others they learn nothing. */
export async function proposeOwn(context: Context, target: Target, changes: readonly Asked[]) {
  const own = (await ownResident(context)) ?? fail('ACCOUNT_NOT_LINKED');
  if (own.id !== target.id) fail('NOT_FOUND', { field: 'id', id: target.id });
  return proposeChanges(context, target, { source: 'SELF', changes });
}
