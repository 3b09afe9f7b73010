import type { Permission } from '@linli/contract';
import { fail } from '@linli/kit';
import type { Move } from './case.move.ts';
import type { World } from './world.ts';

const handling: readonly Permission[] = [
  'case.triage',
  'case.grid',
  'case.dispatch',
  'case.handle',
  'case.verify',
  'case.callback',
];

/** A line of people who handle cases; who only reads them adds nothing. */
export function note(told: { readonly text: string; readonly isPublic: boolean }, { viewer }: World): Move {
  if (!handling.some((permission) => viewer.permissions.has(permission))) fail('NOT_PERMITTED');
  return { set: {}, steps: [{ action: 'NOTE', note: told.text, isPublic: told.isPublic }] };
}
