import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import type { JsonObject } from '../src/execution/json.ts';
import { likeness, represent } from '../src/execution/representation.ts';

const schema = buildSchema(
  'type Query { a: Thing } interface Thing { id: ID } type House implements Thing { id: ID } type Flat implements Thing { id: ID }',
);

const field = (name: string, selections?: QueryPlanSelectionNode[]): QueryPlanSelectionNode =>
  ({ kind: 'Field', name, ...(selections ? { selections } : {}) }) as QueryPlanSelectionNode;
const on = (typeCondition: string, selections: QueryPlanSelectionNode[]): QueryPlanSelectionNode =>
  ({ kind: 'InlineFragment', typeCondition, selections }) as QueryPlanSelectionNode;

const required = [
  on('Thing', [field('__typename'), field('id')]),
  on('House', [field('place', [field('code'), field('name')]), field('marks')]),
];

const text = fc.constantFrom('', '1', '1:1', ',', '?', 'null', '1:,', '房');
const scalar = fc.oneof(text, fc.constantFrom(null, true, 1, -0, 0, 1.5));
const place = fc.record({ code: scalar, name: scalar, other: scalar }, { requiredKeys: [] });
const thing = fc.record(
  {
    __typename: fc.constantFrom('House', 'Flat'),
    id: scalar,
    place: fc.oneof(place, fc.array(fc.oneof(place, fc.constant(null)), { maxLength: 2 }), fc.constant(null)),
    marks: fc.oneof(fc.array(scalar, { maxLength: 3 }), fc.record({ free: scalar })),
    ignored: scalar,
  },
  { requiredKeys: ['__typename'] },
);

const representationOf = represent(required, schema);
const likenessOf = likeness(required, schema);

const told = (object: JsonObject): string => {
  const { representation, missing } = representationOf(object);
  return JSON.stringify([representation, [...missing]]);
};

describe('two objects of which one speaks for both', () => {
  it('are told the subgraph in the same words', () => {
    const check = (one: JsonObject, another: JsonObject, key: string) => {
      const other = { ...one, [key]: another[key] };
      if (likenessOf(one) === likenessOf(other)) expect(told(one)).toBe(told(other));
    };
    fc.assert(fc.property(thing, thing, fc.constantFrom('__typename', 'id', 'place', 'marks'), check), {
      numRuns: 2_000,
    });
  });

  it('are found whatever else is known of them', () => {
    const check = (object: JsonObject, ignored: unknown) =>
      expect(likenessOf({ ...object, ignored, more: ignored })).toBe(likenessOf(object));
    fc.assert(fc.property(thing, scalar, check), { numRuns: 300 });
  });
});
