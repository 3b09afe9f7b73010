// One database, one collection, one viewer: what the figures of the other files are taken over. Needs a build.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@linli/embedded-db';
import { Schema } from 'mongoose';
import { collection } from '../dist/index.js';
import { boot, viewerOf } from '../dist/inside.js';
import { logOf } from '../dist/log.js';

const schema = new Schema({ title: String, severity: Number, dueAt: Date })
  .index({ path: 1, severity: 1, _id: 1 })
  .index({ path: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 });

export const notes = collection('notes', schema, {
  entity: 'Note',
  orders: { severity: { severity: 1 }, due: { dueAt: 1 }, newest: { createdAt: -1 } },
  tallies: ({ severity }) => [{ key: 'all' }, { key: `severity/${severity}` }],
});

/** A world of its own; with `collections` those instead of notes. */
export async function world({ collections = [notes], secrets = null } = {}) {
  const path = mkdtempSync(join(tmpdir(), 'bench-'));
  const db = await serve({ path, port: 0, mapSize: 2 ** 31 });
  const engine = await boot(
    {
      name: 'bench',
      schema: new URL('../test/crash/schema.graphql', import.meta.url),
      collections,
      resolvers: {},
    },
    { secrets, mongodbUri: db.uri, cursorSecret: 'x'.repeat(32), log: logOf({ level: 'error', name: 'bench' }) },
  );
  const viewer = viewerOf({
    sub: 'u-1',
    kind: 'PERSON',
    home: '340111000000',
    nodes: ['340111000000'],
    grids: [],
    roles: [],
    permissions: [],
    departments: [],
    purpose: null,
  });
  return {
    engine,
    context: () => engine.contextFor({ viewer, requestId: 'bench' }),
    async close() {
      await engine.store.close();
      await db.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
