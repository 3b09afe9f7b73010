import type { Act } from './act.ts';
import { found, join, kinship } from './belonging.tsx';
import { careTags, consent, death, request, undoDeath, verify, withdraw } from './facts.tsx';
import { endResidence, leave, move, moveOut, startResidence } from './living.tsx';
import { propose } from './propose.tsx';
import { seal } from './sealed.tsx';
import { suggest } from './suggest.tsx';

/** Everything that can be done with a person from their page. */
export const acts = {
  VERIFY: verify,
  PROPOSE: propose,
  TAGS: careTags,
  MOVE: move,
  MOVE_OUT: moveOut,
  DEATH: death,
  UNDO_DEATH: undoDeath,
  REQUEST: request,
  SUGGEST: suggest,
  CONSENT: consent,
  WITHDRAW: withdraw,
  LEAVE: leave,
  JOIN: join,
  FOUND: found,
  KINSHIP: kinship,
  SEAL: seal,
  START_RESIDENCE: startResidence,
  END_RESIDENCE: endResidence,
} as const satisfies Readonly<Record<string, Act<never>>>;

export type ActName = keyof typeof acts;

/** Those that stand in the card of the person; the others stand beside the line they are about. */
export const main = [
  'VERIFY',
  'PROPOSE',
  'TAGS',
  'MOVE',
  'REQUEST',
  'SUGGEST',
  'SEAL',
  'UNDO_DEATH',
  'MOVE_OUT',
  'DEATH',
] as const satisfies readonly ActName[];

/** Ends of a registration are never the first thing at hand. */
export const grave: readonly ActName[] = ['MOVE_OUT', 'DEATH'];
