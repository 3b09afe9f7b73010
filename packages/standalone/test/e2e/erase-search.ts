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
