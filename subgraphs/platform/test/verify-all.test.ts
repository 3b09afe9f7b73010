import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { told, toldOf } from '../src/verdict.rules.ts';
import { verifyAll } from '../src/verify-all.ts';
import { aClosing, headsFile, NEXT_DOOR } from './people.ts';

const heads = headsFile();
const { hear, running, tick } = town(subgraph);

/** What an operator reads when the command runs. */
async function said(): Promise<{ readonly isIntact: boolean; readonly text: string }> {
  const { host, port, db } = running().engine.store.connection;
  const lines: string[] = [];
  const mongodbUri = `mongodb://${host}:${port}/?replicaSet=rs0`;
  const database = db?.databaseName ?? '';
  const isIntact = await verifyAll({ mongodbUri, heads, database }, (verdict) => void lines.push(...told(verdict)));
  return { isIntact, text: lines.join('\n') };
}

const ledger = () => running().engine.store.connection.collection('auditEntries');

describe('an operator who verifies the audit', () => {
  beforeEach(async () => {
    await hear(
      aClosing(),
      aClosing(),
      aClosing({ jurisdiction: NEXT_DOOR }),
      aClosing(),
      aClosing({ jurisdiction: '' }),
    );
    await tick('heads');
  });

  it('reads that every chain is intact', async () => {
    expect(await said()).toEqual({
      isIntact: true,
      text: [
        '000000000000  intact  1 lines against 1 signed heads',
        '340103000000  intact  1 lines against 1 signed heads',
        '340111000000  intact  3 lines against 1 signed heads',
      ].join('\n'),
    });
  });

  it.each([
    ['change', 'CHANGED', () => ledger().updateOne({ chain: '340111000000', seq: 2 }, { $set: { actor: 'u-x' } })],
    ['deletion', 'DELETED', () => ledger().deleteOne({ chain: '340111000000', seq: 2 })],
  ])('reads where the first %s is', async (_, kind, harm) => {
    await harm();
    const { isIntact, text } = await said();
    expect(isIntact).toBe(false);
    expect(text).toContain(`340111000000  BROKEN at seq 2: ${kind}`);
  });

  it('reads both places of two lines that were exchanged', async () => {
    for (const [from, to] of [
      [1, 99],
      [3, 1],
      [99, 3],
    ])
      await ledger().updateOne({ chain: '340111000000', seq: from }, { $set: { seq: to } });
    expect((await said()).text).toContain('340111000000  BROKEN at seq 1 and 3: REORDERED');
  });

  it('reads that a chain is gone as a whole', async () => {
    await ledger().deleteMany({ chain: '340103000000' });
    await running().engine.store.connection.collection('auditChains').deleteMany({ chain: '340103000000' });
    expect((await said()).text).toContain('340103000000  BROKEN at seq 1: TRUNCATED');
  });
});

describe('an operator whose ledger lost its unique index', () => {
  it('reads which number stands twice', async () => {
    await hear(aClosing(), aClosing());
    const { _id, ...line } = (await ledger().findOne({ seq: 2 })) ?? {};
    expect(_id).toBeDefined();
    const refused = await ledger()
      .insertOne({ ...line, position: 99, eventId: 'other' })
      .catch((error: unknown) => error);
    expect(toldOf(refused)).toContain('340111000000  BROKEN at seq 2: DUPLICATED or INSERTED');
    expect(toldOf(new Error('the database is away'))).toBeNull();
  });
});

it('shows an operator the first twenty faults and says how many more there are', () => {
  const faults = Array.from(
    { length: 25 },
    (_, index) => ({ kind: 'CHANGED', seq: index + 1, until: index + 1 }) as const,
  );
  const verdict = { chain: '340111000000', from: 1, to: 25, checked: 25, heads: 0, isIntact: false, faults };
  const lines = told(verdict);
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('  and 5 more');
});
