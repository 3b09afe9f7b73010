import { inspect } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import type { City } from '../../src/city.ts';
import { secretsOf } from '../../src/keys.ts';
import { manifestOf, subgraphNames } from '../../src/subgraphs.ts';

interface Bytes {
  readonly _bsontype?: string;
  readonly buffer?: Uint8Array;
}

const inWords = (_: string, value: unknown): unknown => {
  const { _bsontype, buffer } = (value ?? {}) as Bytes;
  return _bsontype === 'Binary' && buffer ? Buffer.from(buffer).toString() : value;
};

/** Where in all the databases of a city a word stands, as `service.collection`; sealed values are opened by nobody. */
export async function placesOf({ plan }: City, word: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const settings = {
    mongodbUri: plan.mongodbUri,
    secrets: secretsOf(plan.keys),
    log: logOf({ level: 'silent', name: 'search' }),
  };
  // One service is opened, and its connection reads the stores of all.
  await inspect(manifestOf('housing'), settings, async (_, { store: { connection } }) => {
    for (const name of subgraphNames) {
      const database = connection.getClient().db(name);
      for (const { name: of } of await database.listCollections().toArray())
        for await (const each of database.collection(of).find())
          if (JSON.stringify(each, inWords).includes(word)) found.add(`${name}.${of}`);
    }
  });
  return [...found].sort();
}

/** Every text inside a value, also in bytes. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (ArrayBuffer.isView(value)) yield Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString();
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* textsIn(each);
}

/** Where one of these words stands in a row of any service once every seal is opened, as `service.collection`. */
export async function openedPlacesOf({ plan }: City, words: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  const settings = {
    mongodbUri: plan.mongodbUri,
    secrets: secretsOf(plan.keys),
    log: logOf({ level: 'silent', name: 'search' }),
  };
  for (const name of subgraphNames) {
    const manifest = manifestOf(name);
    await inspect(manifest, settings, async (_, { store }) => {
      for (const source of manifest.collections) {
        const { model, row } = store.shelf(source);
        for await (const raw of model.find().lean().cursor())
          for (const text of textsIn(row(raw)))
            if (words.some((word) => text.includes(word))) found.add(`${name}.${source.name}`);
      }
    });
  }
  return [...found].sort();
}
