import { readFileSync } from 'node:fs';
import type { Subgraph } from '@linli/kit';
import { expand, schemaOf } from '@linli/kit/inside';
import { type GraphQLField, type GraphQLObjectType, isListType, isNonNullType, isObjectType } from 'graphql';
import { placed, type Sample } from './promises-of-place.ts';
import { entitled } from './promises-of-rights.ts';
import { sealed } from './promises-of-seals.ts';
import { guarded } from './promises-at-the-door.ts';
import { town } from './town.ts';

const isRoot = ({ name }: GraphQLObjectType): boolean => name === 'Query' || name === 'Mutation';

/** Names that carry a person: each must be masked, whoever writes the contract. */
const personal = /(^|[a-z])(phone|idNumber|citizenNumber|reporterName|residentName)$/i;

const unwrapped = (type: unknown): unknown => (isNonNullType(type) ? type.ofType : type);

interface Promised {
  /** One made-up row of each collection whose rows have a place: they are looked for from next door. */
  readonly samples?: readonly Sample[];
}

/** What every subgraph promises. One line in each subgraph's tests. */
export function promises(subgraph: Subgraph, { samples = [] }: Promised = {}): void {
  const schema = schemaOf(subgraph);
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_'),
  );
  const roots = types
    .filter(isRoot)
    .flatMap((type) => Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_')));
  const directives = ({ astNode }: GraphQLField<unknown, unknown>): readonly string[] =>
    astNode?.directives?.map(({ name }) => name.value) ?? [];

  describe(`${subgraph.name} promises`, () => {
    // Opened here, it stays open for every part below.
    town(subgraph);

    it('that every field of Query and Mutation is described', () => {
      expect(roots.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
    });

    it('that every type is described, with its Chinese term', () => {
      const own = types.filter((type) => !isRoot(type) && !/(Connection|Edge|PageInfo)$/.test(type.name));
      const silent = own.filter(({ description, astNode }) => {
        const isStub = astNode?.directives?.some(
          (each) => each.name.value === 'key' && each.arguments?.some(({ name }) => name.value === 'resolvable'),
        );
        return !isStub && !/\p{Script=Han}/u.test(description ?? '');
      });
      expect(silent.map(({ name }) => name)).toEqual([]);
    });

    it('that no root field lists without a page', () => {
      const query = schema.getQueryType()?.getFields() ?? {};
      const bare = Object.values(query).filter(
        ({ name, type }) => !name.startsWith('_') && isListType(unwrapped(type)),
      );
      expect(bare.map(({ name }) => name)).toEqual([]);
    });

    it('that what carries a person is masked', () => {
      const shown = types.flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => personal.test(field.name) && !directives(field).includes('masked'))
          .map(({ name }) => `${type.name}.${name}`),
      );
      expect(shown.filter((name) => !/office/i.test(name))).toEqual([]);
    });

    it('that every mutation of an entity asks for the version it was read at', () => {
      const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
      const blind = fields.filter(
        ({ args }) => args.some(({ name }) => name === 'id') && !args.some(({ name }) => name === 'version'),
      );
      expect(blind.map(({ name }) => name)).toEqual([]);
    });

    it('that its contract grows into a federated one', () => {
      expect(() => expand(readFileSync(subgraph.schema, 'utf8'))).not.toThrow();
    });

    if (samples.length > 0) placed(subgraph, schema, samples);
    sealed(subgraph, schema, samples);
    entitled(subgraph, schema);
    guarded(subgraph);
  });
}
