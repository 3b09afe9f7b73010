import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { serve } from '@linli/embedded-db';
import { config } from './model/config.ts';
import { Stage, tally } from './model/play.ts';
import { world } from './model/world.ts';
import type { Db } from 'mongodb';

const PATIENCE = 3_600_000;
const SIZE = { acts: 20, questions: 6 };

type Store = { readonly db: Db; close(): Promise<void> };

async function open(path: string): Promise<Store> {
  const server = await serve({ path, noSync: true });
  const client = await MongoClient.connect(server.uri);
  return {
    db: client.db('model'),
    close: async () => {
      await client.close();
      await server.close();
    },
  };
}

async function elsewhere(uri: string | undefined): Promise<Store | undefined> {
  if (uri === undefined) return undefined;
  const client = await MongoClient.connect(uri);
  const db = client.db(`model${config.seed}`);
  return { db, close: async () => void (await db.dropDatabase(), await client.close()) };
}

describe('a store and the model of it', () => {
  it(
    `say the same about random collections (seed ${config.seed})`,
    async () => {
      process.stdout.write(`differential: seed ${config.seed}, ${config.cases} worlds\n`);
      const path = await mkdtemp(join(tmpdir(), 'embedded-db-model-'));
      const [counters, played] = [tally(), [] as Stage[]];
      const stores = { own: await open(path), other: await elsewhere(config.other) };
      let number = 0;
      const property = fc.asyncProperty(world(SIZE), async (made) => {
        const name = `world${++number}`;
        const stage = new Stage(made, name, counters);
        await stage.play(stores.own.db);
        await stage.ask(stores.own.db);
        if (stores.other) {
          const there = new Stage(made, name, tally());
          await there.play(stores.other.db);
          await there.ask(stores.other.db);
        }
        played.push(stage);
      });
      try {
        await fc.assert(property, { numRuns: config.cases, seed: config.seed, endOnFailure: true });
        await stores.own.close();
        stores.own = await open(path);
        for (const stage of played.slice(-config.cases / 4)) await stage.ask(stores.own.db);
      } finally {
        await stores.own.close();
        await stores.other?.close();
        await rm(path, { recursive: true });
      }
      process.stdout.write(`differential: ${JSON.stringify(counters)}\n`);
      expect(counters.byIndex).toBeGreaterThan(0);
      expect(counters.refused).toBeGreaterThan(0);
      expect(counters.answers).toBeGreaterThan(10 * config.cases);
    },
    PATIENCE,
  );
});
