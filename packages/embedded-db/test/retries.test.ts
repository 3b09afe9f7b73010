import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSON, UUID } from 'mongodb';
import { serve } from '@linli/embedded-db';
import { Wire } from './wire.ts';
import type { Document } from 'mongodb';
import type { Database } from '@linli/embedded-db';

const DB = { $db: 'shop' };

type Running = { readonly database: Database; readonly wire: Wire };

let path = '';
let running: Running | undefined;

async function start(): Promise<Running> {
  const database = await serve({ path, noSync: true });
  running = { database, wire: new Wire(database.port) };
  return running;
}

async function stop({ database, wire }: Running): Promise<void> {
  wire.close();
  await database.close();
}

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
});

afterEach(async () => {
  if (running) await stop(running);
  running = undefined;
  await rm(path, { recursive: true });
});

const numbered = (lsid: Document, number: number): Document => ({
  ...DB,
  lsid,
  txnNumber: BSON.Long.fromNumber(number),
});
const inside = (lsid: Document, number: number): Document => ({ ...numbered(lsid, number), autocommit: false });

async function all(wire: Wire): Promise<unknown> {
  const reply = await wire.ask({ find: 'things', filter: {}, sort: { _id: 1 }, ...DB });
  return reply?.['cursor'].firstBatch;
}

// Without the times that go with every reply.
function said(reply: Document | undefined): Document {
  const { operationTime: _, $clusterTime: __, ...rest } = reply ?? { closed: true };
  return rest;
}

const THINGS = [
  { _id: 1, n: 0 },
  { _id: 2, n: 0 },
];

describe('somebody whose answer was lost, and who asks again after the server has restarted', () => {
  it.each([
    ['an insert', { insert: 'things', documents: [{ _id: 3 }, { _id: 4 }] }],
    ['an ordered insert that stumbles', { insert: 'things', documents: [{ _id: 3 }, { _id: 1 }, { _id: 4 }] }],
    [
      'an unordered insert that stumbles',
      { insert: 'things', ordered: false, documents: [{ _id: 3 }, { _id: 1 }, { _id: 4 }] },
    ],
    [
      'updates in one go, the last of them an upsert',
      {
        update: 'things',
        updates: [
          { q: { _id: 1 }, u: { $inc: { n: 1 } } },
          { q: { _id: 2 }, u: { $inc: { n: 5 } } },
          { q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true },
        ],
      },
    ],
    [
      'unordered updates of which one stumbles',
      {
        update: 'things',
        ordered: false,
        updates: [
          { q: { _id: 1 }, u: { $inc: { n: 1 } } },
          { q: { _id: 2 }, u: { $inc: { _id: 1 } } },
          { q: { _id: 2 }, u: { $inc: { n: 1 } } },
        ],
      },
    ],
    ['a deletion', { delete: 'things', deletes: [{ q: {}, limit: 1 }] }],
    [
      'a find-and-modify',
      { findAndModify: 'things', query: {}, sort: { n: -1 }, update: { $inc: { n: 1 } }, new: true },
    ],
    ['a find-and-remove', { findAndModify: 'things', query: {}, sort: { _id: 1 }, remove: true }],
  ])('is told what was said, and %s is not done twice', async (_, command) => {
    const before = await start();
    const lsid = { id: new UUID() };
    await before.wire.ask({ insert: 'things', documents: THINGS, ...DB });
    const answer = said(await before.wire.ask({ ...command, ...numbered(lsid, 1) }));
    const rows = await all(before.wire);
    await stop(before);
    const { wire } = await start();
    expect(said(await wire.ask({ ...command, ...numbered(lsid, 1) }))).toEqual(answer);
    expect(await all(wire)).toEqual(rows);
    expect(rows).not.toEqual(THINGS);
  });

  it('is told that a commit went through, and that it cannot be taken back', async () => {
    const before = await start();
    const lsid = { id: new UUID() };
    await before.wire.ask({ insert: 'things', documents: [{ _id: 1 }], startTransaction: true, ...inside(lsid, 7) });
    expect(await before.wire.ask({ commitTransaction: 1, ...inside(lsid, 7), $db: 'admin' })).toMatchObject({ ok: 1 });
    await stop(before);
    const { wire } = await start();
    expect(await wire.ask({ commitTransaction: 1, ...inside(lsid, 7), $db: 'admin' })).toMatchObject({ ok: 1 });
    expect(await wire.ask({ abortTransaction: 1, ...inside(lsid, 7), $db: 'admin' })).toMatchObject({ code: 256 });
    expect(await all(wire)).toEqual([{ _id: 1 }]);
  });

  it('is told that a transaction which was open is lost', async () => {
    const before = await start();
    const lsid = { id: new UUID() };
    await before.wire.ask({ insert: 'things', documents: [{ _id: 1 }], startTransaction: true, ...inside(lsid, 1) });
    await stop(before);
    const { wire } = await start();
    expect(await wire.ask({ commitTransaction: 1, ...inside(lsid, 1), $db: 'admin' })).toMatchObject({
      code: 251,
      errorLabels: ['TransientTransactionError'],
    });
    expect(await all(wire)).toEqual([]);
  });
});

describe('a session', () => {
  it('does not go back to lower numbers, nor begin a transaction twice', async () => {
    const { wire } = await start();
    const lsid = { id: new UUID() };
    const insert = (id: number) => ({ insert: 'things', documents: [{ _id: id }] });
    await wire.ask({ ...insert(1), ...numbered(lsid, 5) });
    expect(await wire.ask({ ...insert(2), ...numbered(lsid, 4) })).toMatchObject({ code: 225 });
    expect(await wire.ask({ ...insert(2), startTransaction: true, ...inside(lsid, 3) })).toMatchObject({ code: 225 });
    expect(await wire.ask({ ...insert(2), startTransaction: true, ...inside(lsid, 6) })).toMatchObject({ ok: 1 });
    expect(await wire.ask({ ...insert(3), startTransaction: true, ...inside(lsid, 6) })).toMatchObject({ code: 117 });
    expect(await all(wire)).toEqual([{ _id: 1 }]);
  });

  it('loses a transaction that is open for too long', async () => {
    const { wire } = await start();
    const lsid = { id: new UUID() };
    expect(await wire.ask({ setParameter: 1, transactionLifetimeLimitSeconds: 1, $db: 'admin' })).toMatchObject({
      was: 60,
    });
    await wire.ask({ insert: 'things', documents: [{ _id: 1 }], startTransaction: true, ...inside(lsid, 1) });
    let reply = await wire.ask({ find: 'things', filter: {}, ...inside(lsid, 1) });
    while (reply?.['ok'] === 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      reply = await wire.ask({ find: 'things', filter: {}, ...inside(lsid, 1) });
    }
    expect(reply).toMatchObject({ code: 251, errorLabels: ['TransientTransactionError'] });
  });
});
