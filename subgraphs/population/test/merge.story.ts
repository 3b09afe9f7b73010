import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  aHouse,
  castOf,
  does,
  li,
  looks,
  NEXT_COMMUNITY,
  numberOf,
  people,
  registers,
  wang,
  type Name,
  type Seen,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const events = async () => (await made.journal()).flatMap(({ event }) => (event ? [event] : []));

const PAIR = 'id version score reasons state a { id } b { id }';
const MERGE = 'id version state chosen into { id } from { id status mergedInto { id } } undoUntil';
const find = async () => {
  made.clock.forward({ minutes: 1 });
  await made.tick('duplicates');
};
const pairs = async (by: Name = 'lead') =>
  (await cast[by].asks(`{ mergeCandidates(first: 10, order: SCORE) { nodes { ${PAIR} } } }`)).mergeCandidates
    .nodes as Seen[];
const merges = (on: Seen, survivor: string, fromOther: readonly string[] = [], by: Name = 'lead', reason = '同一人') =>
  does(cast[by], {
    name: 'mergeResidents',
    on,
    args: { input: ['MergeInput!', { survivor, fromOther, reason }] },
    fields: MERGE,
  });
const undoes = (on: Seen, by: Name = 'lead', reason = '实为两人') =>
  does(cast[by], { name: 'undoMerge', on, args: { reason: ['String!', reason] }, fields: MERGE });
const dismisses = (on: Seen, by: Name = 'lead', reason = '同名不同人') =>
  does(cast[by], { name: 'dismissDuplicate', on, args: { reason: ['String!', reason] }, fields: PAIR });
const suggests = (a: string, b: string, by: Name = 'lead', reason = '居民反映') =>
  does(cast[by], {
    name: 'suggestDuplicate',
    args: { a: ['ID!', a], b: ['ID!', b], reason: ['String!', reason] },
    fields: PAIR,
  });
const nextDoor = { place: NEXT_COMMUNITY };
const clear = (id: string) =>
  looks(made.person({ ...people.lead, roles: ['community-clerk'], purpose: 'AFFAIR_HANDLING' }), id);

describe('the search for duplicates', () => {
  it.each<[string, object, object, readonly string[]]>([
    ['the same number next door', {}, {}, ['SAME_ID_NUMBER', 'SAME_NAME', 'SAME_BIRTH_DATE', 'SAME_PHONE']],
    [
      'the same name and birth date, without a number',
      {},
      { idType: 'NONE', idNumber: null, birthDate: '1960-03-02', phone: null },
      ['SAME_NAME', 'SAME_BIRTH_DATE'],
    ],
    [
      'the same phone and a name that sounds alike, born the same day',
      {},
      { name: '汪晓鸣', idType: 'NONE', idNumber: null, birthDate: '1960-03-02' },
      ['SAME_BIRTH_DATE', 'SAME_PINYIN', 'SAME_PHONE'],
    ],
  ])('finds %s, once, at the node above both', async (_, one, other, reasons) => {
    await registers(cast.clerk, one);
    await registers(cast.nextClerk, { ...nextDoor, ...other });
    await find();
    expect(await pairs()).toMatchObject([{ reasons, state: 'SUGGESTED' }]);
    expect(await cast.clerk.asks('{ mergeCandidates(first: 5) { nodes { id } } }')).toEqual({
      mergeCandidates: { nodes: [] },
    });
    await find();
    expect(await pairs()).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['shares a name alone', { idNumber: numberOf('1980-01-01', 1), phone: '13700000000' }],
    ['shares a phone in the family', { name: '王小丽', idNumber: numberOf('1985-01-01', 2) }],
    ['is a twin with a number of the own', { name: '王小亮', idNumber: numberOf('1960-03-02', 3) }],
  ])('leaves alone who %s', async (_, other) => {
    await registers(cast.clerk);
    await registers(cast.nextClerk, { ...nextDoor, ...other });
    await find();
    expect(await pairs()).toEqual([]);
  });

  it('looks again when a number is changed', async () => {
    await registers(cast.clerk);
    const other = await registers(cast.nextClerk, { ...nextDoor, ...li, ...nextDoor });
    await find();
    expect(await pairs()).toEqual([]);
    const input = {
      source: 'AFFAIR',
      changes: [
        { field: 'NAME', value: '王小明' },
        { field: 'PHONE', value: '13912345678' },
      ],
    };
    await does(cast.nextClerk, {
      name: 'proposeChanges',
      on: other,
      args: { input: ['ChangesInput!', input] },
      fields: 'resident { id }',
    });
    await find();
    expect(await pairs()).toEqual([]);
    const change = { source: 'AFFAIR', changes: [{ field: 'ID_NUMBER', value: wang.idNumber }] };
    const { changes } = await does(cast.nextClerk, {
      name: 'proposeChanges',
      on: await looks(cast.nextClerk, other.id),
      args: { input: ['ChangesInput!', change] },
      fields: 'changes { id version }',
    });
    await does(cast.lead, { name: 'approveChange', on: changes[0], fields: 'id' });
    await find();
    expect(await pairs()).toMatchObject([{ score: 100 }]);
  });
});

/** Two records of one person, with everything that can hang on one. */
async function twice() {
  await aHouse(made, 'h-1');
  await aHouse(made, 'h-2', `${NEXT_COMMUNITY}001`);
  const family = { place: `${NEXT_COMMUNITY}001`, kind: 'FAMILY', number: '77' };
  const home = await does(cast.nextClerk, {
    name: 'registerHousehold',
    args: { input: ['HouseholdInput!', family] },
    fields: 'id',
  });
  const into = await registers(cast.clerk, { house: 'h-1', relation: 'OWNER', source: 'AFFAIR' });
  const from = await registers(cast.nextClerk, {
    house: 'h-2',
    relation: 'TENANT',
    household: home.id,
    relationToHead: 'HEAD',
    name: '王晓明',
    phone: '13700000000',
    education: '20',
    ethnicity: '03',
  });
  const child = await registers(cast.nextClerk, {
    ...li,
    ...nextDoor,
    idNumber: numberOf('1990-02-02', 2),
    name: '王一',
  });
  const kin = { relative: ['ID!', child.id] as const, kind: ['KinshipKind!', 'CHILD'] as const };
  await does(cast.nextClerk, {
    name: 'recordKinship',
    on: await looks(cast.nextClerk, from.id),
    args: kin,
    fields: 'id',
  });
  const consent = { resident: from.id, purpose: 'ELDERLY_CARE', evidence: '签字单 3' };
  await does(cast.nextClerk, { name: 'recordConsent', args: { input: ['ConsentInput!', consent] }, fields: 'id' });
  await find();
  const [pair] = (await pairs()) as [Seen];
  return { into, from, home: home.id as string, child, pair };
}

const AROUND = `query ($id: ID!) { resident(id: $id) { household { id size } residences(first: 9) { nodes { isMain isCurrent house { id } } }
  relatives(first: 9) { nodes { kind relative { id } } } consents(first: 9) { nodes { purpose } }
  origins { field source } } }`;
const around = async (id: string) => (await cast.lead.asks(AROUND, { id })).resident;

describe('two records of one person', () => {
  it('become one: chosen and missing fields, homes, family, relatives and consents go over', async () => {
    const { into, from, home, child, pair } = await twice();
    const merged = await merges(pair, into.id, ['PHONE']);
    expect(merged).toMatchObject({
      state: 'MERGED',
      into: { id: into.id },
      from: { status: 'MERGED', mergedInto: { id: into.id } },
    });
    expect(await clear(into.id)).toMatchObject({ name: '王小明', phone: '13700000000', livesAlone: true });
    expect(await around(into.id)).toMatchObject({
      household: { id: home, size: 1 },
      residences: {
        nodes: [
          { isMain: true, house: { id: 'h-1' } },
          { isMain: false, isCurrent: true, house: { id: 'h-2' } },
        ],
      },
      relatives: { nodes: [{ kind: 'CHILD', relative: { id: child.id } }] },
      consents: { nodes: [{ purpose: 'ELDERLY_CARE' }] },
    });
    expect((await around(child.id)).relatives.nodes).toEqual([{ kind: 'PARENT', relative: { id: into.id } }]);
    expect((await around(into.id)).origins).toEqual(
      expect.arrayContaining([
        { field: 'PHONE', source: 'VISIT' },
        { field: 'NAME', source: 'AFFAIR' },
      ]),
    );
    expect(await events()).toContainEqual({
      type: 'resident.merged',
      data: { into: into.id, from: from.id, household: home, dissolved: null },
    });
    await made.settle();
    const stats = (
      await cast.lead.asks(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { populationStats { residents duplicatesOpen } } } }',
        {
          r: [{ __typename: 'Jurisdiction', code: '340111400000' }],
        },
      )
    )._entities[0].populationStats;
    expect(stats).toEqual({ residents: 2, duplicatesOpen: 0 });
  });

  it('are two again after an undo, and what was changed since stays', async () => {
    const { into, from, home, child, pair } = await twice();
    const before = [await around(into.id), await around(from.id), await around(child.id)];
    const merged = await merges(pair, into.id, ['PHONE', 'NAME']);
    const since = { source: 'AFFAIR', changes: [{ field: 'NAME', value: '王小铭' }] };
    await does(cast.clerk, {
      name: 'proposeChanges',
      on: await looks(cast.clerk, into.id),
      args: { input: ['ChangesInput!', since] },
      fields: 'resident { id }',
    });
    expect(await undoes(merged)).toMatchObject({ state: 'UNDONE', from: { status: 'PRESENT', mergedInto: null } });
    expect(await clear(into.id)).toMatchObject({ name: '王小铭', phone: '13912345678' });
    expect(await clear(from.id)).toMatchObject({ name: '王晓明', phone: '13700000000', household: { id: home } });
    const after = [await around(into.id), await around(from.id), await around(child.id)];
    const sorted = (rows: { origins: { field: string }[] }[]) =>
      rows.map(({ origins, ...rest }) => ({ ...rest, fields: origins.map(({ field }) => field).sort() }));
    expect(sorted(after)).toEqual(sorted(before));
    expect((await events()).map(({ type }) => type)).toContain('resident.unmerged');
    expect(await pairs()).toMatchObject([{ state: 'SUGGESTED' }]);
  });

  it('of two households leave one, and its end is told', async () => {
    const { into, from, home, pair } = await twice();
    const own = await does(cast.clerk, {
      name: 'registerHousehold',
      args: { input: ['HouseholdInput!', { head: into.id }] },
      fields: 'id',
    });
    const merged = await merges(pair, into.id);
    expect(await events()).toContainEqual({
      type: 'resident.merged',
      data: { into: into.id, from: from.id, household: own.id, dissolved: home },
    });
    const ended = (
      await cast.lead.asks('query ($id: ID!) { household(id: $id) { state dissolvedInto { id } } }', { id: home })
    ).household;
    expect(ended).toEqual({ state: 'DISSOLVED', dissolvedInto: { id: own.id } });
    await undoes(merged);
    expect((await around(from.id)).household).toEqual({ id: home, size: 1 });
  });

  it('are two for ever after thirty days, and while a later merge stands on this one', async () => {
    const { into, pair } = await twice();
    const merged = await merges(pair, into.id);
    const third = await registers(cast.lead, {
      place: NEXT_COMMUNITY,
      idType: 'NONE',
      idNumber: null,
      birthDate: '1960-03-02',
      source: 'VISIT',
    }).catch(() => null);
    const other =
      third ??
      (await registers(cast.nextClerk, { ...nextDoor, idType: 'NONE', idNumber: null, birthDate: '1960-03-02' }));
    const later = await merges(await suggests(into.id, other.id), other.id);
    await expect(undoes(merged)).rejects.toMatchObject({ code: 'MERGE_OVERTAKEN' });
    await undoes(later);
    made.clock.forward({ hours: 24 * 30 + 1 });
    await expect(undoes(merged)).rejects.toMatchObject({ code: 'MERGE_UNDO_LATE' });
  });

  it('are merged once, by somebody who sees both, with a reason, at the version that was read', async () => {
    const { into, from, pair } = await twice();
    await expect(merges(pair, into.id, [], 'clerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(merges(pair, into.id, [], 'gridWorker')).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(merges({ ...pair, version: 0 }, into.id)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(merges(pair, into.id, [], 'lead', ' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(merges(pair, 'somebody')).rejects.toMatchObject({ code: 'DUPLICATE_PAIR' });
    const merged = await merges(pair, into.id);
    await expect(merges({ ...pair, version: pair.version + 1 }, into.id)).rejects.toMatchObject({
      code: 'DUPLICATE_DECIDED',
    });
    await expect(undoes(merged, 'clerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(undoes({ ...merged, version: 0 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(undoes(merged, 'lead', '')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    const gone = { source: 'VISIT', changes: [{ field: 'PHONE', value: '13800000000' }] };
    await expect(
      does(cast.nextClerk, {
        name: 'proposeChanges',
        on: await looks(cast.nextClerk, from.id),
        args: { input: ['ChangesInput!', gone] },
        fields: 'resident { id }',
      }),
    ).rejects.toMatchObject({ code: 'RESIDENT_GONE' });
    const undone = await undoes(merged);
    await expect(undoes(undone)).rejects.toMatchObject({ code: 'MERGE_UNDONE' });
  });
});

describe('a pair', () => {
  it('is put aside with a reason, once, and not suggested again', async () => {
    const { pair } = await twice();
    await expect(dismisses(pair, 'lead', ' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(dismisses(pair, 'clerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(dismisses({ ...pair, version: 0 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const done = await dismisses(pair);
    expect(done).toMatchObject({ state: 'DISMISSED' });
    await expect(dismisses(done)).rejects.toMatchObject({ code: 'DUPLICATE_DECIDED' });
    await find();
    expect(await pairs()).toEqual([]);
    expect((await events()).map(({ type }) => type)).toContain('duplicate.dismissed');
  });

  it('is suggested by hand, of two different people of the caller’s place, once', async () => {
    const [a, b] = [await registers(cast.clerk), await registers(cast.nextClerk, { ...li, ...nextDoor })];
    await expect(suggests(a.id, a.id)).rejects.toMatchObject({ code: 'DUPLICATE_PAIR' });
    await expect(suggests(a.id, b.id, 'clerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(suggests(a.id, b.id, 'lead', ' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    expect((await suggests(a.id, b.id)).reasons).toContain('SUGGESTED_BY_HAND');
    await expect(suggests(b.id, a.id)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });
});
