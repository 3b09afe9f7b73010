import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  aHouse,
  castOf,
  does,
  GRID,
  li,
  looks,
  NEXT_GRID,
  numberOf,
  registers,
  type Name,
  type Seen,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const events = async () => (await made.journal()).flatMap(({ event }) => (event ? [event.type] : []));

const HOUSEHOLD = 'id version size state head { id }';
const family = (by: Name = 'clerk', input: object = {}) =>
  does(cast[by], {
    name: 'registerHousehold',
    args: { input: ['HouseholdInput!', { place: GRID, ...input }] },
    fields: HOUSEHOLD,
  });
const joins = (on: Seen, household: string, relation = 'CHILD', by: Name = 'clerk') =>
  does(cast[by], {
    name: 'joinHousehold',
    on,
    args: { household: ['ID!', household], relationToHead: ['RelationToHead!', relation] },
  });
const leaves = (on: Seen, by: Name = 'clerk') => does(cast[by], { name: 'leaveHousehold', on });
const heads = (on: Seen, head: string) =>
  does(cast.clerk, { name: 'changeHouseholdHead', on, args: { head: ['ID!', head] }, fields: HOUSEHOLD });
const seen = async (id: string) =>
  (await cast.clerk.asks(`query ($id: ID!) { household(id: $id) { ${HOUSEHOLD} } }`, { id })).household as Seen;

describe('a household', () => {
  it('knows its head, its size, and who lives alone', async () => {
    const head = await registers(cast.clerk);
    const home = await family('clerk', { head: head.id, number: '8-12' });
    expect(home).toMatchObject({ size: 1, state: 'ACTIVE', head: { id: head.id } });
    expect(await looks(cast.clerk, head.id)).toMatchObject({ livesAlone: true, relationToHead: 'HEAD' });
    const child = await joins(await registers(cast.clerk, li), home.id);
    expect(child).toMatchObject({ livesAlone: false, household: { size: 2 } });
    expect(await looks(cast.clerk, head.id)).toMatchObject({ livesAlone: false });
    expect(await leaves(child)).toMatchObject({ household: null });
    expect(await looks(cast.clerk, head.id)).toMatchObject({ livesAlone: true });
    expect(await events()).toEqual(expect.arrayContaining(['household.registered', 'household.changed']));
  });

  it('ends with its last member, and takes nobody in afterwards', async () => {
    const head = await registers(cast.clerk);
    const home = await family('clerk', { head: head.id });
    await leaves(await looks(cast.clerk, head.id));
    expect(await seen(home.id)).toMatchObject({ state: 'DISSOLVED', size: 0 });
    expect(await events()).toContain('household.dissolved');
    await expect(joins(await registers(cast.clerk, li), home.id)).rejects.toMatchObject({
      code: 'HOUSEHOLD_DISSOLVED',
    });
  });

  it('of the collective kind makes nobody lonely', async () => {
    const one = await registers(cast.clerk);
    await family('clerk', { head: one.id, kind: 'COLLECTIVE' });
    expect(await looks(cast.clerk, one.id)).toMatchObject({ livesAlone: false });
  });

  it('passes to another head, and the head leaves last', async () => {
    const head = await registers(cast.clerk);
    const home = await family('clerk', { head: head.id });
    const wife = await joins(await registers(cast.clerk, li), home.id, 'SPOUSE');
    await expect(leaves(await looks(cast.clerk, head.id))).rejects.toMatchObject({ code: 'HOUSEHOLD_HEAD' });
    expect(await heads(await seen(home.id), wife.id)).toMatchObject({ head: { id: wife.id } });
    expect(await leaves(await looks(cast.clerk, head.id))).toMatchObject({ household: null });
    const stranger = await registers(cast.clerk, { idNumber: numberOf('1950-01-01') });
    await expect(heads(await seen(home.id), stranger.id)).rejects.toMatchObject({ code: 'HOUSEHOLD_NOT_MEMBER' });
    await expect(heads({ ...home, version: 0 }, wife.id)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('is joined once, by one head, in its place, at the version that was read', async () => {
    const head = await registers(cast.clerk);
    const home = await family('clerk', { head: head.id });
    const other = await family();
    const wife = await registers(cast.clerk, li);
    await expect(joins(wife, home.id, 'HEAD')).rejects.toMatchObject({ code: 'HOUSEHOLD_HEAD' });
    await expect(joins(wife, home.id, 'CHILD', 'otherGridWorker')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(joins({ ...wife, version: 9 }, home.id)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const joined = await joins(wife, home.id);
    await expect(joins(joined, other.id)).rejects.toMatchObject({ code: 'HOUSEHOLD_MEMBER' });
    await expect(family('clerk', { head: wife.id })).rejects.toMatchObject({ code: 'HOUSEHOLD_MEMBER' });
    await expect(leaves(await registers(cast.clerk, { idNumber: numberOf('1950-01-01') }))).rejects.toMatchObject({
      code: 'HOUSEHOLD_NOT_MEMBER',
    });
  });
});

const RESIDENCES = `query ($id: ID!) { resident(id: $id) { residences(first: 10) { nodes {
  id version isMain isCurrent from until relation house { id } } } } }`;
const residences = async (id: string) =>
  (await cast.clerk.asks(RESIDENCES, { id })).resident.residences.nodes as Seen[];
const starts = (on: Seen, input: object, by: Name = 'clerk') =>
  does(cast[by], {
    name: 'startResidence',
    on,
    args: { input: ['ResidenceInput!', { relation: 'TENANT', from: '2026-01-01', ...input }] },
    fields: 'id version isMain',
  });
const ends = (on: Seen, day = '2026-03-01', by: Name = 'clerk') =>
  does(cast[by], { name: 'endResidence', on, args: { on: ['Date!', day] }, fields: 'id version isCurrent until' });

describe('a residence', () => {
  it('is the main one until another is, and the record stands at its place', async () => {
    await aHouse(made, 'h-1');
    await aHouse(made, 'h-2', NEXT_GRID);
    const { id } = await registers(cast.clerk, { house: 'h-1', relation: 'OWNER', arrivalDate: '2020-05-01' });
    await starts(await looks(cast.clerk, id), { house: 'h-2' });
    expect(await looks(cast.clerk, id)).toMatchObject({ house: { id: 'h-2' }, gridCode: NEXT_GRID });
    expect(await residences(id)).toMatchObject([
      { isMain: false, isCurrent: true, from: '2020-05-01', house: { id: 'h-1' } },
      { isMain: true, isCurrent: true, from: '2026-01-01', house: { id: 'h-2' } },
    ]);
    const [, main] = await residences(id);
    expect(await ends(main as Seen)).toMatchObject({ isCurrent: false, until: '2026-03-01' });
    expect(await looks(cast.clerk, id)).toMatchObject({ house: null });
    expect(await events()).toEqual(expect.arrayContaining(['residence.started', 'residence.ended']));
  });

  it('is refused twice in one house, with days that cannot be, from elsewhere and at an old version', async () => {
    await aHouse(made, 'h-1');
    await aHouse(made, 'h-2');
    const person = await registers(cast.clerk, { house: 'h-1' });
    await expect(starts(person, { house: 'h-1' })).rejects.toMatchObject({ code: 'RESIDENCE_OPEN' });
    await expect(starts(person, { house: 'h-2', from: '2027-01-01' })).rejects.toMatchObject({
      code: 'RESIDENCE_PERIOD',
    });
    await expect(starts(person, { house: 'h-2' }, 'nextClerk')).rejects.toMatchObject({ code: 'HOUSE_UNKNOWN' });
    await expect(starts({ ...person, version: 0 }, { house: 'h-2' })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    const [own] = (await residences(person.id)) as [Seen];
    await expect(ends(own, '1999-01-01')).rejects.toMatchObject({ code: 'RESIDENCE_PERIOD' });
    await expect(ends(own, '2026-03-02', 'nextClerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ends({ ...own, version: 0 }, '2026-03-02')).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const ended = await ends(own, '2026-03-02');
    await expect(ends(ended, '2026-03-02')).rejects.toMatchObject({ code: 'RESIDENCE_ENDED' });
  });
});

describe('a move', () => {
  const moves = (on: Seen, input: object, by: Name = 'clerk') =>
    does(cast[by], { name: 'moveResident', on, args: { input: ['MoveInput!', { on: '2026-03-01', ...input }] } });

  it('takes the person to another house and out of the household that stays', async () => {
    await aHouse(made, 'h-1');
    await aHouse(made, 'h-2', NEXT_GRID);
    const head = await registers(cast.clerk);
    const home = await family('clerk', { head: head.id });
    const child = await registers(cast.clerk, {
      ...li,
      house: 'h-1',
      arrivalDate: '2020-01-01',
      household: home.id,
      relationToHead: 'CHILD',
    });
    const moved = await moves(child, { house: 'h-2', relation: 'OWNER' });
    expect(moved).toMatchObject({ gridCode: NEXT_GRID, house: { id: 'h-2' }, household: null });
    expect(await looks(cast.clerk, head.id)).toMatchObject({ livesAlone: true });
    expect(await residences(child.id)).toMatchObject([
      { isCurrent: false, until: '2026-03-01' },
      { isCurrent: true, isMain: true, relation: 'OWNER' },
    ]);
    expect(await events()).toContain('resident.moved');
  });

  it('is refused to a place of others, at an old version, on a day to come, and of who has left', async () => {
    const person = await registers(cast.gridWorker);
    await expect(moves(person, { place: NEXT_GRID }, 'gridWorker')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(moves({ ...person, version: 0 }, { place: NEXT_GRID })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    await expect(moves(person, { place: NEXT_GRID, on: '2026-04-01' })).rejects.toMatchObject({
      code: 'VALUE_INVALID',
    });
    await expect(moves(person, {})).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    const gone = await does(cast.clerk, { name: 'moveOutResident', on: person, args: { on: ['Date!', '2026-03-01'] } });
    expect(gone).toMatchObject({ status: 'MOVED', endedOn: '2026-03-01' });
    expect(await events()).toContain('resident.moved-out');
    await expect(moves(gone, { place: NEXT_GRID })).rejects.toMatchObject({ code: 'RESIDENT_GONE' });
  });
});

describe('a death', () => {
  const dies = (on: Seen, by: Name = 'clerk', evidence = '死亡证明 A-17', day = '2026-03-01') =>
    does(cast[by], { name: 'recordDeath', on, args: { on: ['Date!', day], evidence: ['String!', evidence] } });
  const undoes = (on: Seen, by: Name = 'lead', reason = '重名误登') =>
    does(cast[by], { name: 'undoDeath', on, args: { reason: ['String!', reason] } });
  const widow = async () => {
    await aHouse(made, 'h-1');
    const home = await family();
    const one = { house: 'h-1', household: home.id };
    const dead = await registers(cast.clerk, { ...one, relationToHead: 'HEAD' });
    const left = await registers(cast.clerk, { ...li, ...one, relationToHead: 'SPOUSE' });
    return { home, dead: await looks(cast.clerk, dead.id), left };
  };

  it('ends residence and membership, and can be taken back for seven days with all that hung on it', async () => {
    const { home, dead, left } = await widow();
    const gone = await dies(dead);
    expect(gone).toMatchObject({ status: 'DECEASED', endedOn: '2026-03-01', household: null, house: null });
    expect(await seen(home.id)).toMatchObject({ size: 1, head: null });
    expect(await looks(cast.clerk, left.id)).toMatchObject({ livesAlone: true });
    made.clock.forward({ hours: 24 * 6 });
    const back = await undoes(gone);
    expect(back).toMatchObject({ status: 'PRESENT', household: { size: 2 }, house: { id: 'h-1' }, endedOn: null });
    expect(await residences(dead.id)).toMatchObject([{ isCurrent: true, isMain: true, until: null }]);
    expect(await looks(cast.clerk, left.id)).toMatchObject({ livesAlone: false });
    expect(await events()).toEqual(expect.arrayContaining(['resident.deceased', 'resident.death-undone']));
  });

  it('stands after seven days', async () => {
    const gone = await dies((await widow()).dead);
    made.clock.forward({ hours: 24 * 7 + 1 });
    await expect(undoes(gone)).rejects.toMatchObject({ code: 'DEATH_UNDO_LATE' });
  });

  it('needs evidence and a day of life; it is recorded once, in its place, at the version that was read', async () => {
    const { dead } = await widow();
    await expect(dies(dead, 'clerk', ' ')).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    await expect(dies(dead, 'clerk', 'A-17', '1950-01-01')).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(dies(dead, 'nextClerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(dies({ ...dead, version: 0 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(undoes(dead)).rejects.toMatchObject({ code: 'RESIDENT_GONE' });
    const gone = await dies(dead);
    await expect(dies(gone)).rejects.toMatchObject({ code: 'RESIDENT_GONE' });
    await expect(undoes(gone, 'lead', ' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(undoes({ ...gone, version: 0 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });
});

describe('relatives', () => {
  const RELATIVES =
    'query ($id: ID!) { resident(id: $id) { relatives(first: 5) { nodes { id version kind relative { id } } } } }';
  const relatives = async (id: string) => (await cast.clerk.asks(RELATIVES, { id })).resident.relatives.nodes as Seen[];
  const relates = (on: Seen, relative: string, kind = 'CHILD', by: Name = 'clerk') =>
    does(cast[by], {
      name: 'recordKinship',
      on,
      args: { relative: ['ID!', relative], kind: ['KinshipKind!', kind] },
      fields: 'id version kind',
    });

  it('are each other’s, told from one side', async () => {
    const parent = await registers(cast.clerk);
    const child = await registers(cast.clerk, { ...li, idNumber: numberOf('1990-05-06', 2) });
    const kin = await relates(parent, child.id);
    expect(await relatives(child.id)).toMatchObject([{ kind: 'PARENT', relative: { id: parent.id } }]);
    await expect(relates(parent, child.id)).rejects.toMatchObject({ code: 'KINSHIP_EXISTS' });
    await expect(relates(parent, parent.id)).rejects.toMatchObject({ code: 'KINSHIP_SELF' });
    await expect(relates({ ...parent, version: 0 }, child.id)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(relates(parent, child.id, 'CHILD', 'nextClerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const undo = { name: 'removeKinship', on: kin, args: { reason: ['String!', '登记有误'] as const }, fields: 'id' };
    await expect(does(cast.clerk, { ...undo, on: { ...kin, version: 0 } })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    await does(cast.clerk, undo);
    expect([await relatives(parent.id), await relatives(child.id)]).toEqual([[], []]);
    expect(await events()).toEqual(expect.arrayContaining(['kinship.recorded', 'kinship.removed']));
  });
});
