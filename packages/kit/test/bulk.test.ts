import { town } from '@linli/testkit';
import { systemViewer } from '../src/inside.ts';
import type { Subgraph } from '../src/index.ts';
import { houses, rooms } from './houses/subgraph.ts';
import type { Person } from './people/person.model.ts';
import { people, subgraph as own } from './people/subgraph.ts';

const COMMUNITY = '340111400001';
const NEXT_DOOR = '340111400002';
const subgraph: Subgraph = { ...own, collections: [...own.collections, houses, rooms] };
const { journal, running, settle } = town(subgraph);
const context = (nodes: readonly string[] = []) =>
  running().engine.contextFor({ viewer: systemViewer('people/import', nodes), requestId: 'r' });
const open = () => context().open(people);
const aPerson = (at: number): Partial<Person> => ({
  name: `金丝雀${at}`,
  phone: `1380013${String(at).padStart(4, '0')}`,
  birthDate: new Date(`19${String(10 + (at % 80))}-01-01`),
  sources: [{ field: 'name', at: new Date(0) }] as never,
  ageYears: at % 90,
});
const fresh = (count: number, place = COMMUNITY) =>
  Array.from({ length: count }, (_, at) => ({
    place,
    decision: { set: aPerson(at), event: { type: 'people.registered' as never, data: { code: `c${at}` } } },
  }));
const drift = () => running().engine.drift();

describe('many new rows', () => {
  it('are written as one by one: typed, with default values, sealed, found by their words, each with its line', async () => {
    const rows = await open().insertMany(fresh(50));
    expect(rows[7]).toMatchObject({
      ...aPerson(7),
      ethnicity: '汉族',
      status: 'PRESENT',
      version: 1,
      jurisdiction: COMMUNITY,
    });
    const { id } = await open().insert(COMMUNITY, { set: aPerson(7) });
    const raw = running().engine.store.connection.collection('people');
    const [many, one] = [await raw.findOne({ _id: rows[7]?.id as never }), await raw.findOne({ _id: id as never })];
    expect(Object.keys(many ?? {}).sort()).toEqual(Object.keys(one ?? {}).sort());
    expect([many?.['path'], many?.['blind']]).toEqual([one?.['path'], one?.['blind']]);
    expect(await open().find(rows[7]?.id ?? '')).toEqual(rows[7]);
    expect((await open().lookup('phone', '13800130007', { limit: 5 })).map((row) => row.id)).toEqual([rows[7]?.id, id]);
    const lines = (await journal()).filter(({ action }) => action === 'people.registered');
    expect(lines.map(({ subject, event }) => [subject, event?.data])).toEqual(
      rows.map((row, at) => [row.id, { code: `c${at}` }]),
    );
    await settle();
    expect(await drift()).toEqual([]);
  });

  it('are written all or none: not outside the place, not of a wrong type, not twice under one id, not beyond a thousand', async () => {
    const mixed = [...fresh(3), ...fresh(1, NEXT_DOOR)];
    await expect(context([COMMUNITY]).open(people).insertMany(mixed)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const wrong = { place: COMMUNITY, decision: { set: { name: 'x', birthDate: 'yesterday' as never } } };
    await expect(open().insertMany([...fresh(3), wrong])).rejects.toThrow();
    const kit = { place: COMMUNITY, decision: { set: { name: 'x', version: 7 } as never } };
    await expect(open().insertMany([kit])).rejects.toThrow("the kit's");
    const unknown = { place: COMMUNITY, decision: { set: { name: 'x', colour: 7 } as never } };
    await expect(open().insertMany([unknown])).rejects.toThrow('no field colour');
    const same = fresh(2).map((each) => ({ ...each, id: 'the-same' }));
    await expect(open().insertMany(same)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await expect(open().insertMany(fresh(1_001))).rejects.toThrow('At most 1000');
    expect(await open().count({})).toBe(0);
    expect(await journal()).toEqual([]);
    expect(await open().insertMany([])).toEqual([]);
  });
});

describe('many changes', () => {
  it('are one read and one write, and each has its line; what is elsewhere or unknown comes back empty', async () => {
    const rows = await open().insertMany([...fresh(2), ...fresh(1, NEXT_DOOR)]);
    const [one = '', two = '', three = ''] = rows.map(({ id }) => id);
    const local = context([COMMUNITY]).open(people);
    const moved = { set: { status: 'MOVED', phone: '13900139000' } } as const;
    const found = await local.amendMany([
      { id: one, rule: () => moved },
      { id: three, rule: () => moved },
      { id: two, rule: () => null },
      { id: 'nobody', rule: () => moved },
      { id: one, rule: ({ ageYears }) => ({ set: { ageYears: (ageYears ?? 0) + 40 }, reason: 'again' }) },
    ]);
    expect(found.map((row) => row && [row.id, row.version, row.status, row.ageYears])).toEqual([
      [one, 2, 'MOVED', 0],
      null,
      [two, 1, 'PRESENT', 1],
      null,
      [one, 3, 'MOVED', 40],
    ]);
    expect(await open().find(one)).toMatchObject({
      version: 3,
      phone: '13900139000',
      name: '金丝雀0',
      ageYears: 40,
    });
    expect(await open().lookup('phone', '13900139000', { limit: 9 })).toHaveLength(1);
    const lines = (await journal()).filter(({ action }) => action === 'people.changed');
    expect(lines.map(({ subject, version, fields, reason }) => [subject, version, fields, reason])).toEqual([
      [one, 2, ['status', 'phone'], null],
      [one, 3, ['ageYears'], 'again'],
    ]);
    await settle();
    expect(await drift()).toEqual([]);
  });

  it('move rows, and refuse a wrong type or a place that is not theirs', async () => {
    const [one] = await open().insertMany(fresh(1));
    const id = one?.id ?? '';
    const amend = (decision: object, nodes?: readonly string[]) =>
      context(nodes)
        .open(people)
        .amendMany([{ id, rule: () => decision as never }]);
    await expect(amend({ set: { birthDate: 'never' } })).rejects.toThrow();
    await expect(amend({ set: {}, moveTo: NEXT_DOOR }, [COMMUNITY])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await amend({ set: {}, moveTo: NEXT_DOOR })).toMatchObject([{ jurisdiction: NEXT_DOOR, version: 2 }]);
    await settle();
    expect((await context().counters.of(NEXT_DOOR)).get('people')).toBe(1);
    expect(await drift()).toEqual([]);
  });

  it('lose to nobody: of two at once both take effect', async () => {
    const rows = await open().insertMany(fresh(20));
    const older = () =>
      open().amendMany(
        rows.map(({ id }) => ({ id, rule: ({ ageYears }) => ({ set: { ageYears: (ageYears ?? 0) + 1 } }) })),
      );
    await Promise.all([older(), older(), older()]);
    const found = await open().findMany(rows.map(({ id }) => id));
    expect(found.map((row) => row?.ageYears)).toEqual(rows.map(({ ageYears }) => (ageYears ?? 0) + 3));
  });
});

describe('a row of one value each', () => {
  it('and one with lists are typed alike by both ways', async () => {
    const set = { rent: '5' as never, freeFrom: '2026-01-01' as never };
    const [many] = await context()
      .open(rooms)
      .insertMany([{ place: COMMUNITY, decision: { set } }]);
    const one = await context().open(rooms).insert(COMMUNITY, { set });
    expect({ ...many, id: '', createdAt: 0 }).toEqual({ ...one, id: '', createdAt: 0 });
    expect(many).toMatchObject({ rent: 5, freeFrom: new Date('2026-01-01'), kind: 'PLAIN' });
    const house = (set: object) =>
      context()
        .open(houses)
        .insertMany([{ place: COMMUNITY, decision: { set: set as never } }]);
    await expect(house({ number: 'A1', use: 'SOLD' })).rejects.toThrow();
    await expect(house({ use: 'LET' })).rejects.toThrow('required');
    await house({ number: 'A1' });
    await expect(house({ number: 'A1' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });
});

describe('a row that is removed', () => {
  it('is gone with its counters, and one line says so without its content', async () => {
    const [one] = await open().insertMany(fresh(1));
    const id = one?.id ?? '';
    await open().remove(id, 1, () => null);
    expect(await open().find(id)).not.toBeNull();
    await open().remove(id, 1, () => ({
      event: { type: 'people.erased' as never, data: { into: 'x' } },
      reason: '依本人申请',
    }));
    expect(await open().findMany([id, 'nobody'])).toEqual([null, null]);
    const { connection } = running().engine.store;
    expect(await connection.collection('people').countDocuments()).toBe(0);
    const [, line] = await journal();
    expect(line).toMatchObject({
      action: 'people.erased',
      subject: id,
      version: 2,
      fields: [],
      reason: '依本人申请',
      place: COMMUNITY,
    });
    expect(await open().lookup('phone', '13800130000', { limit: 9 })).toEqual([]);
    await settle();
    expect((await context().counters.of(COMMUNITY)).get('people')).toBe(0);
    expect(await drift()).toEqual([]);
  });

  it('stands at the version asked for, and in the own place', async () => {
    const [one] = await open().insertMany(fresh(1));
    const id = one?.id ?? '';
    await expect(open().remove(id, 2, () => ({}))).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const elsewhere = context([NEXT_DOOR]).open(people);
    await expect(elsewhere.remove(id, null, () => ({}))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await open().remove(id, null, () => ({}));
    expect((await journal()).at(-1)).toMatchObject({ action: 'people.removed', subject: id });
  });
});

describe('an event', () => {
  it('that would carry what is sealed is not told, and the change is not made', async () => {
    const decision = { set: aPerson(1), event: { type: 'people.registered' as never, data: { phone: '13800130001' } } };
    await expect(open().insert(COMMUNITY, decision)).rejects.toThrow('would carry people.phone');
    await expect(open().insertMany([{ place: COMMUNITY, decision }])).rejects.toThrow('would carry people.phone');
    expect(await open().count({})).toBe(0);
  });
});
