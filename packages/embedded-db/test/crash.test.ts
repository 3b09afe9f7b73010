import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { contents, lost, misled, replayed, validateAll } from './crash/check.ts';
import { config } from './crash/config.ts';
import { Follower } from './crash/follower.ts';
import { History } from './crash/history.ts';
import { build, start } from './crash/server.ts';
import { booksOf, write } from './crash/writers.ts';
import type { Server } from './crash/server.ts';

const WRITERS = 6;
const MOST = 30;
const LONGEST = 15;
const PATIENCE = 3_600_000;

// A small generator whose seed is printed, so that a failure can be seen again.
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

let running: Server | undefined;
afterAll(() => running?.kill());

describe('a database that is killed while many write', () => {
  it(
    `has lost nothing, torn nothing and told everything once, after ${config.kills} kills`,
    async () => {
      process.stdout.write(`kills: seed ${config.seed}, ${config.kills} kills\n`);
      await build();
      const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
      const [random, history, follower] = [generator(config.seed), new History(), new Follower()];
      for (let life = 0; life < config.kills; life++) {
        const server = (running = await start(path, { retryWrites: false }));
        const books = booksOf(server.client);
        const following = await follower.follow(server.client);
        await books.rows.createIndexes([
          { key: { op: 1 }, unique: true },
          { key: { tags: 1, g: -1 } },
          { key: { g: 1 }, partialFilterExpression: { op: { $gt: 50 } } },
        ]);
        await books.left.createIndexes([{ key: { op: 1 }, unique: true }]);
        await books.right.createIndexes([{ key: { g: 1, op: 1 } }]);
        expect(await validateAll(server.client.db('crash'))).toEqual([]);
        const writing = Array.from({ length: WRITERS }, (_, i) =>
          write({ client: server.client, books, history, name: `${life}-${i}` }, random),
        );
        const enough = history.acknowledged + 5 + random() * MOST;
        while (history.acknowledged < enough) await pause(1);
        await pause(random() * LONGEST);
        await server.kill();
        await Promise.all([...writing, following()]);
      }
      const server = (running = await start(path));
      const db = server.client.db('crash');
      await follower.finish(server.client);
      const stored = await contents(db);
      expect(await validateAll(db)).toEqual([]);
      expect(lost(history, stored)).toEqual([]);
      expect(misled(history, follower.events)).toEqual([]);
      expect(replayed(follower.events)).toEqual(stored);
      process.stdout.write(
        `kills: ${history.acknowledged} writes acknowledged, ${history.writes.length - history.acknowledged} in doubt, ${follower.events.length} events\n`,
      );
      expect(history.acknowledged).toBeGreaterThan(5 * config.kills);
      expect(await server.stop()).toEqual([0, null]);
      await rm(path, { recursive: true });
    },
    PATIENCE,
  );
});
