import fc from 'fast-check';
import { body, id, indexes } from './arbitraries.ts';
import { filter, projection, sort } from './filters.ts';
import { asked } from './updates.ts';
import type { Index } from './collection.ts';
import type { Asked } from './update.ts';
import type { Fields } from './values.ts';

/** One thing done to a collection. */
export type Act =
  | { readonly kind: 'insert'; readonly doc: Fields }
  | { readonly kind: 'update'; readonly asked: Asked; readonly many: boolean; readonly upsert: boolean }
  | { readonly kind: 'delete'; readonly filter: Fields; readonly many: boolean };

/** One thing asked of a collection. */
export type Question = {
  readonly filter: Fields;
  readonly sort: { readonly [path: string]: 1 | -1 } | undefined;
  readonly skip: number;
  readonly limit: number;
  readonly projection: Fields;
};

/** A collection with a history, and what is asked of it afterwards. */
export type World = {
  readonly indexes: readonly Index[];
  readonly docs: readonly Fields[];
  readonly acts: readonly Act[];
  readonly questions: readonly Question[];
};

const withId = fc.tuple(id, body).map(([_id, fields]): Fields => ({ _id, ...fields }));

// What is done to one document names it, because any of those that match would be right.
const one = fc.tuple(id, asked(filter, body)).map(([_id, { filter: also, ...rest }]): Asked => ({
  ...rest,
  filter: { _id, ...without(also) },
}));

function without({ _id, ...rest }: Fields): Fields {
  return rest;
}

const act: fc.Arbitrary<Act> = fc.oneof(
  { arbitrary: withId.map((doc): Act => ({ kind: 'insert', doc })), weight: 2 },
  {
    arbitrary: fc
      .tuple(one, fc.boolean())
      .map(([update, upsert]): Act => ({ kind: 'update', asked: update, many: false, upsert })),
    weight: 4,
  },
  {
    arbitrary: asked(filter, body)
      .filter(({ update }) => Array.isArray(update) || Object.keys(update)[0]?.startsWith('$') === true)
      .map((update): Act => ({ kind: 'update', asked: update, many: true, upsert: false })),
    weight: 3,
  },
  fc.tuple(id, filter).map(([_id, also]): Act => ({ kind: 'delete', filter: { _id, ...without(also) }, many: false })),
  filter
    .filter((one) => Object.keys(one).length > 0)
    .map((some): Act => ({ kind: 'delete', filter: some, many: true })),
);

const question: fc.Arbitrary<Question> = fc
  .record({
    filter,
    sort: fc.option(sort, { nil: undefined }),
    skip: fc.constantFrom(0, 0, 2),
    limit: fc.constantFrom(0, 0, 1, 3),
    projection,
  })
  .map((asked) => (asked.sort ? asked : { ...asked, skip: 0, limit: 0 }));

/** Worlds small enough to be read when they show a fault. */
export const world = (size: { readonly acts: number; readonly questions: number }): fc.Arbitrary<World> =>
  fc.record({
    indexes,
    docs: fc
      .uniqueArray(withId, { minLength: 4, maxLength: 12, selector: ({ _id }) => String(_id) })
      .map((docs) => docs.toSorted((a, b) => Number(String(a['_id'])) - Number(String(b['_id'])))),
    acts: fc.array(act, { minLength: size.acts / 2, maxLength: size.acts, size: 'max' }),
    questions: fc.array(question, { minLength: size.questions / 2, maxLength: size.questions, size: 'max' }),
  });
