import { permissions, type Permission } from '@linli/contract';
import type { Collection, Row, Subgraph } from '@linli/kit';
import { declarationOf, systemViewer } from '@linli/kit/inside';
import { type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { entityOf, isKeyed, type Sample } from './promises-of-place.ts';
import { type Given, town } from './town.ts';

const PLACE = '340111400001';
const all = Object.keys(permissions) as Permission[];

const sealedIn = ({ collection }: Sample): readonly string[] => declarationOf(collection).options.sealed ?? [];

// Shorter ones stand in codes and dates by chance.
const LEAST = 4;

/** Every text a value holds, however deep; of a date its day. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length >= LEAST ? [value] : [];
  if (value instanceof Date) return [value.toISOString().slice(0, 10)];
  if (value instanceof Uint8Array) return textsIn(Buffer.from(value).toString());
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const canariesOf = (sample: Sample): readonly string[] =>
  sealedIn(sample).flatMap((field) => textsIn(sample.row[field]));

/** Everything of an entity that is asked for without an argument. */
function leavesOf(schema: GraphQLSchema, entity: string): string {
  const type = schema.getType(entity);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const leaves = fields.filter(({ type: of, args }) => isLeafType(getNamedType(of)) && args.length === 0);
  return ['__typename', ...leaves.map(({ name }) => name)].join(' ');
}

/** What holds of sealed fields, tried with the values of the samples. */
export function sealed(subgraph: Subgraph, schema: GraphQLSchema, samples: readonly Sample[]): void {
  const secret = samples.filter((sample) => sealedIn(sample).length > 0);
  if (secret.length === 0) return;

  describe('that what is sealed', () => {
    const { given, person, running, rawStore } = town(subgraph);
    const put = async ({ collection, row }: Sample): Promise<string> => {
      const [id = ''] = await given(collection as Collection<Row>, { ...row, place: PLACE } as Given<Row>);
      return id;
    };
    const names = secret.map((sample) => [entityOf(sample.collection), sample] as const);

    it.each(names)('of a %s lies nowhere in clear', async (_, sample) => {
      await put(sample);
      // Sums over many are no secret of one.
      const documents = (await rawStore()).filter(({ collection }) => collection !== 'counters');
      for (const canary of canariesOf(sample))
        expect(documents.filter(({ text }) => text.includes(canary)).map(({ collection }) => collection)).toEqual([]);
    });

    it.each(names)('of a %s is told to nobody without a purpose', async (entity, sample) => {
      const id = await put(sample);
      if (!isKeyed(schema, entity)) return;
      const query = `query ($asked: [_Any!]!) { _entities(representations: $asked) { ... on ${entity} { ${leavesOf(schema, entity)} } } }`;
      const asked = [{ __typename: entity, id }];
      for (const at of [PLACE, '340111000000']) {
        const someone = person({ at, roles: ['district-admin'], permissions: all });
        const answer = JSON.stringify(await someone.answers(query, { asked }));
        // An address without a room is all building, which its mask leaves.
        for (const canary of canariesOf(sample)) expect(answer.replaceAll(`${canary}***`, '')).not.toContain(canary);
      }
    });

    it.each(names)('of a %s neither filters nor counts', async (_, sample) => {
      const { engine } = running();
      const context = engine.contextFor({ viewer: systemViewer('promise'), requestId: 'promise' });
      const opened = context.open(sample.collection as Collection<Row>);
      for (const field of sealedIn(sample)) {
        const where = { [field]: sample.row[field] ?? 'anything' } as never;
        for (const ask of [async () => opened.count(where), async () => opened.findBy(where)])
          await expect(ask()).rejects.toMatchObject({ code: 'FIELD_MASKED' });
      }
    });
  });
}
