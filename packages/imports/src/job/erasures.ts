import { type Collection, type Context, collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Gone, Target } from '../target.ts';

/** What is still known of somebody who was erased. */
type ErasureFields = Omit<Gone, 'id'>;

/** Somebody whom ledgers that are kept may still name 待清除: for as long as it takes to look through them. */
type Erasure = Row & ErasureFields;

const required = { type: String, required: true };

const schema = () =>
  new Schema<ErasureFields>({
    records: { type: [String], required: true },
    numbers: { type: [String], required: true },
    name: required,
    birthDate: String,
    beside: { type: [Schema.Types.Mixed], required: true },
    at: { type: Date, required: true },
  });

/** The people whom the ledgers of one target may still name. */
export interface Erasures {
  readonly kept: Collection<Erasure>;
  /** Keeps in mind whom to look for; `place` is where whoever erases them acts. */
  leave(context: Context, place: string, gone: ErasureFields): Promise<void>;
  readonly erased: NonNullable<Target<unknown>['erased']>;
}

// Looked through one after the other.
const SOME = { limit: 20 };

/** Sealed notes of who was erased, for a target's `erased`: they go when no ledger names them any more. */
export function erasuresOf(noun: string): Erasures {
  // Of no contract: nobody but the clock of the imports reads it.
  const entity = `${noun}Erasure`;
  const kept = collection('erasures', schema(), { entity, sealed: ['numbers', 'name', 'birthDate', 'beside'] });
  return {
    kept,
    leave: ({ append }, place, set) => append(kept, [{ place, set }]),
    erased: {
      some: ({ open }) => open(kept).some({}, SOME),
      forget: ({ open }, { id }) => open(kept).remove(id, null, () => ({ reason: 'erased' })),
    },
  };
}
