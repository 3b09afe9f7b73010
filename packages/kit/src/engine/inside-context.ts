import type { Desk } from '../carry/desk.ts';
import { type Context, inside } from './context.ts';
import type { Engine } from './engine.ts';
import type { Policies } from './purpose-policy.ts';
import type { Reveals } from './reveals.ts';

/** The kit's own side of a context. */
export interface Inside {
  readonly engine: Engine;
  readonly desk: Desk;
  readonly idempotencyKey: string | null;
  readonly reveals: Reveals;
  readonly policies: Policies;
  /** Forgets what was read: after a change it is old. */
  forget(): void;
}

export const insideOf = (context: Context): Inside => context[inside] as Inside;
