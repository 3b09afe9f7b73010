import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { aClosing, BINHU, DISTRICT, headsFile, NEXT_DOOR } from './people.ts';

const file = headsFile();
const { clock, hear, person, running, tick } = town(subgraph);

const VERIFY = `query ($chain: ID!, $from: Int, $to: Int) {
  verifyAudit(chain: $chain, from: $from, to: $to) { from to checked heads isIntact faults { kind seq until } }
}`;
const HEADS = `query ($chain: ID) { auditHeads(first: 10, chain: $chain) { nodes { chain seq kind at key signature } } }`;

const auditor = (at = DISTRICT) => person({ at, roles: ['auditor'] });
const verified = async (asked = {}) => (await auditor().asks(VERIFY, { chain: DISTRICT, ...asked })).verifyAudit;

/** The stored lines, as somebody with the database in their hands has them. */
const lines = () => running().engine.store.connection.collection('auditEntries');
const told = (count: number) => hear(...Array.from({ length: count }, () => aClosing()));

describe('a chain nobody touched', () => {
  it('is intact, whole and in part', async () => {
    await told(12);
    await tick('heads');
    expect(await verified()).toEqual({ from: 1, to: 12, checked: 12, heads: 1, isIntact: true, faults: [] });
    expect(await verified({ from: 5, to: 8 })).toMatchObject({ from: 5, to: 8, checked: 4, isIntact: true });
    expect(await verified({ chain: '340111' })).toMatchObject({ isIntact: true });
  });

  it('is intact over more lines than one reading gives', async () => {
    await told(400);
    await told(400);
    expect(await verified()).toMatchObject({ checked: 800, isIntact: true });
  });

  it('is intact when it is empty', async () => {
    expect(await verified()).toMatchObject({ checked: 0, isIntact: true });
  });
});

describe('a stored line', () => {
  beforeEach(() => told(6));

  it('that is changed is named', async () => {
    await lines().updateOne({ seq: 3 }, { $set: { actor: 'u-nobody' } });
    expect(await verified()).toMatchObject({ isIntact: false, faults: [{ kind: 'CHANGED', seq: 3, until: 3 }] });
  });

  it.each([
    ['gets a reason it never had', { reason: '补记' }],
    ['is moved elsewhere', { place: '340111401001' }],
    ['is dated back', { at: new Date('2026-01-01T00:00:00Z') }],
  ])('that %s is named', async (_, change) => {
    await lines().updateOne({ seq: 3 }, { $set: change });
    expect((await verified()).faults).toEqual([{ kind: 'CHANGED', seq: 3, until: 3 }]);
  });

  it('that is taken out is named', async () => {
    await lines().deleteOne({ seq: 4 });
    expect((await verified()).faults).toEqual([{ kind: 'DELETED', seq: 4, until: 4 }]);
  });

  it('that is exchanged with another is named with it', async () => {
    await lines().updateOne({ seq: 2 }, { $set: { seq: 1000 } });
    await lines().updateOne({ seq: 5 }, { $set: { seq: 2 } });
    await lines().updateOne({ seq: 1000 }, { $set: { seq: 5 } });
    expect((await verified()).faults).toEqual([{ kind: 'REORDERED', seq: 2, until: 5 }]);
  });

  it('that is taken off the end is named by the head outside', async () => {
    await tick('heads');
    await lines().deleteMany({ seq: { $gte: 5 } });
    await running().engine.store.connection.collection('auditHeads').deleteMany({});
    expect((await verified()).faults).toEqual([{ kind: 'TRUNCATED', seq: 5, until: 6 }]);
  });

  it('cannot be put in twice under one number', async () => {
    const { _id, ...line } = (await lines().findOne({ seq: 3 })) ?? {};
    await expect(lines().insertOne({ ...line, eventId: 'other', position: 99 })).rejects.toMatchObject({
      code: 11_000,
    });
    expect(_id).toBeDefined();
  });
});

describe('the heads', () => {
  const kinds = async (chain?: string) =>
    (await auditor().asks(HEADS, { chain })).auditHeads.nodes.map(({ seq, kind }: Record<string, unknown>) => [
      seq,
      kind,
    ]);

  it('are signed each minute for a chain that grew, and each day for all', async () => {
    await told(2);
    await tick('heads');
    clock.forward({ minutes: 1 });
    await tick('heads');
    await told(1);
    clock.forward({ minutes: 1 });
    await tick('heads');
    clock.forward({ days: 1 });
    await tick('heads');
    expect(await kinds()).toEqual([
      [3, 'DAILY'],
      [3, 'MINUTE'],
      [2, 'DAILY'],
    ]);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(3);
    expect(await verified()).toMatchObject({ heads: 2, isIntact: true });
  });

  it('of another district are not seen', async () => {
    await hear(aClosing({ jurisdiction: NEXT_DOOR }));
    expect(await tick('heads')).toBe(1);
    expect(await kinds()).toEqual([]);
    expect(await kinds('340103')).toEqual([]);
  });

  it('that somebody made up are named', async () => {
    await told(3);
    await tick('heads');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":3', '"seq":9'));
    expect((await verified()).faults).toEqual([{ kind: 'HEAD_FORGED', seq: 9, until: 9 }]);
  });

  it('may end in a line a crash cut off', async () => {
    await told(3);
    await tick('heads');
    appendFileSync(file, '{"chain":"340111000000","seq":');
    expect(await verified()).toMatchObject({ heads: 1, isIntact: true });
    await told(1);
    clock.forward({ minutes: 1 });
    await tick('heads');
    expect(await verified()).toMatchObject({ heads: 2, isIntact: true });
  });

  it('give a chain away that was made anew', async () => {
    await told(3);
    await tick('heads');
    for (const name of ['auditEntries', 'auditHeads', 'auditChains', 'cityEvents'])
      await running().engine.store.connection.collection(name).deleteMany({});
    await told(3);
    expect((await verified()).faults).toEqual([{ kind: 'REWRITTEN', seq: 1, until: 3 }]);
  });
});

describe('verifying', () => {
  it.each([
    ['an auditor of a part of the district', BINHU, DISTRICT],
    ['an auditor of another district', '340103000000', DISTRICT],
    ['an auditor of the district about the city', DISTRICT, '340100000000'],
  ])('is not for %s', async (_, at, chain) => {
    const { errors } = await auditor(at).answers(VERIFY, { chain });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it.each([
    [{ chain: '34011' }, 'CODE_INVALID'],
    [{ chain: DISTRICT, from: 0 }, 'VALUE_INVALID'],
    [{ chain: DISTRICT, from: 3, to: 2 }, 'VALUE_INVALID'],
  ])('refuses %j', async (asked, code) => {
    const { errors } = await auditor().answers(VERIFY, asked);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
