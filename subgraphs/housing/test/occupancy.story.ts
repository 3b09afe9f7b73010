import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  castOf,
  COMMUNITY,
  does,
  homes,
  looks,
  NEXT_COMMUNITY,
  refused,
  told,
  type Cast,
  type Seen,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const residence = (
  type: 'residence.ended' | 'residence.started',
  [id, resident, house]: readonly string[],
  over = {},
) =>
  made.hear({
    type,
    subject: `residence-${id}`,
    jurisdiction: COMMUNITY,
    data: { resident: resident ?? '', house: house ?? '', relation: 'OWNER', ...over },
  });
const movesIn = (id: string, { id: house }: Seen, relation = 'OWNER') =>
  residence('residence.started', [id, `resident-${id}`, house], { relation });
const movesOut = (id: string, { id: house }: Seen) => residence('residence.ended', [id, `resident-${id}`, house]);
const wrongWith = async ({ id }: Seen) =>
  ((await looks(cast.clerk, 'House', id))['mismatches'] as { kind: string }[]).map(({ kind }) => kind);
const sees = (house: Seen, seen: number, person: Cast[keyof Cast] = cast.gridWorker) =>
  does(person, 'recordOccupancyCheck', { input: { house: house.id, seen, visit: 'visit-1' } });

describe('who lives in a house', () => {
  it('is counted as population says, each person once', async () => {
    const { house } = await homes(cast);
    await movesIn('1', house);
    await movesIn('1', house);
    await movesIn('2', house, 'FAMILY');
    expect(await looks(cast.clerk, 'House', house.id)).toMatchObject({ registered: 2 });
    await movesOut('1', house);
    await movesOut('1', house);
    expect(await looks(cast.clerk, 'House', house.id)).toMatchObject({ registered: 1 });
  });

  it('is counted by the last word of a batch in which people come, go, and become one', async () => {
    const { building, house } = await homes(cast);
    const other = await does(cast.clerk, 'registerHouse', {
      input: { building: building.id, unit: '1', floor: 1, room: '101' },
    });
    const say = (type: string, id: string, at: Seen) => ({
      type,
      subject: `residence-${id}`,
      jurisdiction: COMMUNITY,
      data: { resident: `resident-${id}`, house: at.id, relation: 'OWNER' },
    });
    await made.hear(
      say('residence.started', '1', house),
      say('residence.started', '2', house),
      say('residence.ended', '1', house),
      say('residence.started', '3', house),
      {
        type: 'resident.merged',
        subject: 'resident-2',
        jurisdiction: COMMUNITY,
        data: { from: 'resident-3', into: 'resident-2' },
      },
      say('residence.started', '1', other),
      { type: 'case.closed', subject: 'case-1', jurisdiction: COMMUNITY },
    );
    expect(await looks(cast.clerk, 'House', house.id)).toMatchObject({ registered: 1 });
    expect(await looks(cast.clerk, 'House', other.id)).toMatchObject({ registered: 1 });
  });

  it('may be registered from another community of the province', async () => {
    const { house } = await homes(cast);
    await made.hear({
      type: 'residence.started',
      subject: 'residence-9',
      jurisdiction: NEXT_COMMUNITY,
      data: { resident: 'resident-9', house: house.id, relation: 'TENANT' },
    });
    expect(await looks(cast.clerk, 'House', house.id)).toMatchObject({ registered: 1 });
  });

  it('is nobody in a house that nobody knows', async () => {
    await residence('residence.started', ['1', 'r1', 'no-such-house']);
    await residence('residence.ended', ['7', 'r7', 'no-such-house']);
    expect((await made.journal()).filter(({ entity }) => entity === 'Occupant')).toEqual([]);
  });

  it('moves with the record when it names another house', async () => {
    const { building, house } = await homes(cast);
    const other = await does(cast.clerk, 'registerHouse', {
      input: { building: building.id, unit: '1', floor: 1, room: '101' },
    });
    await movesIn('1', house);
    await movesIn('1', other);
    expect(await looks(cast.clerk, 'House', house.id)).toMatchObject({ registered: 0 });
    expect(await looks(cast.clerk, 'House', other.id)).toMatchObject({ registered: 1 });
  });

  it('leads from a person to the houses, for who may see them', async () => {
    const { house } = await homes(cast);
    await movesIn('1', house);
    const HOUSES =
      'query { _entities(representations: [{ __typename: "Resident", id: "resident-1" }]) { ... on Resident { houses { id } } } }';
    expect((await cast.clerk.asks(HOUSES))._entities[0].houses).toEqual([{ id: house.id }]);
    expect((await cast.neighbour.asks(HOUSES))._entities[0].houses).toEqual([]);
    await expect(cast.resident.asks(HOUSES)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('follows people whose records become one, and part again, and are erased', async () => {
    const { house } = await homes(cast);
    await movesIn('1', house);
    await movesIn('2', house);
    const say = (type: string, data: Record<string, string>, subject = 'resident-1') =>
      made.hear({ type, subject, jurisdiction: COMMUNITY, data });
    const count = async () => (await looks(cast.clerk, 'House', house.id))['registered'];
    const both = { from: 'resident-2', into: 'resident-1' };
    await say('resident.merged', both);
    expect(await count()).toBe(1);
    await say('resident.unmerged', both);
    expect(await count()).toBe(2);
    await say('resident.erased', {});
    expect(await count()).toBe(1);
    await say('resident.erased', {}, 'resident-2');
    expect(await count()).toBe(0);
  });

  it('leaves no owner’s name behind when the only owner is erased', async () => {
    const { house } = await homes(cast, { ownerName: '欧阳明月', ownerPhone: '13912345678' });
    await movesIn('1', house);
    await movesIn('2', house);
    const erased = (id: string) =>
      made.hear({ type: 'resident.erased', subject: `resident-${id}`, jurisdiction: COMMUNITY });
    const owner = async () =>
      (await cast.clerk.asks('query ($id: ID!) { house(id: $id) { ownerName ownerPhone } }', { id: house.id })).house;
    await erased('2');
    expect(await owner()).toEqual({ ownerName: '欧阳**', ownerPhone: '139****5678' });
    await erased('1');
    expect(await owner()).toEqual({ ownerName: null, ownerPhone: null });
  });

  it('parts what was merged last first', async () => {
    const { house } = await homes(cast);
    await movesIn('1', house);
    const HOUSES = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { houses { id } } } }';
    const livesThere = async (id: string) => {
      const r = [{ __typename: 'Resident', id }];
      return (await cast.clerk.asks(HOUSES, { r }))._entities[0].houses.length === 1;
    };
    const say = (type: string, from: string, into: string) =>
      made.hear({ type, subject: into, jurisdiction: COMMUNITY, data: { from, into } });
    await say('resident.merged', 'resident-1', 'b');
    await say('resident.merged', 'b', 'c');
    expect(await livesThere('c')).toBe(true);
    await say('resident.unmerged', 'b', 'c');
    expect(await livesThere('b')).toBe(true);
    await say('resident.unmerged', 'resident-1', 'b');
    expect(await livesThere('resident-1')).toBe(true);
  });
});

describe('people and a house that do not agree', () => {
  it('stand in the list while they do not, and leave it by fact', async () => {
    const { house } = await homes(cast, { use: 'VACANT' });
    expect(await wrongWith(house)).toEqual([]);
    await movesIn('1', house);
    expect(await wrongWith(house)).toEqual(['VACANT_OCCUPIED']);
    await does(cast.clerk, 'changeHouseUse', { on: await looks(cast.clerk, 'House', house.id), use: 'OWN' });
    expect(await wrongWith(house)).toEqual([]);
    const { mismatches } = await cast.clerk.asks(
      '{ mismatches(first: 5, filter: { state: RESOLVED }) { nodes { kind resolvedBy registered use } } }',
    );
    expect(mismatches.nodes).toEqual([{ kind: 'VACANT_OCCUPIED', resolvedBy: 'FACT', registered: 1, use: 'VACANT' }]);
    expect((await told(made)).filter((type) => type.startsWith('mismatch'))).toEqual([
      'mismatch.found',
      'mismatch.resolved',
    ]);
  });

  it('are a rented house without a lease, from its registration on', async () => {
    const { house } = await homes(cast, { use: 'RENTED' });
    expect(await wrongWith(house)).toEqual(['RENTED_WITHOUT_LEASE']);
    await does(cast.clerk, 'registerLease', {
      input: { house: house.id, tenants: ['r1'], from: '2026-03-01', until: '2027-02-28' },
    });
    expect(await wrongWith(house)).toEqual([]);
  });

  it('are an owner’s house in which only tenants live', async () => {
    const { house } = await homes(cast);
    await movesIn('1', house, 'TENANT');
    expect(await wrongWith(house)).toEqual(['OWN_WITH_TENANTS_ONLY']);
    await movesIn('2', house);
    expect(await wrongWith(house)).toEqual([]);
  });

  it('are more people than a collective dwelling may hold, registered or seen', async () => {
    const { house } = await homes(cast, { use: 'COLLECTIVE', capacity: 2 });
    await movesIn('1', house, 'TENANT');
    await movesIn('2', house, 'TENANT');
    expect(await wrongWith(house)).toEqual([]);
    await movesIn('3', house, 'TENANT');
    expect(await wrongWith(house)).toEqual(['OVER_CAPACITY']);
    await movesOut('3', house);
    await sees(house, 5);
    expect(await wrongWith(house)).toEqual(expect.arrayContaining(['OVER_CAPACITY', 'COUNT_DIFFERS']));
  });

  it('are other people than were seen', async () => {
    const { house } = await homes(cast);
    await movesIn('1', house);
    expect(await sees(house, 1)).toMatchObject({ seen: 1, registered: 1, checkedBy: 'u-grid' });
    expect(await wrongWith(house)).toEqual([]);
    await sees(house, 3);
    expect(await wrongWith(house)).toEqual(['COUNT_DIFFERS']);
    expect((await told(made)).slice(-2)).toEqual(['occupancy.checked', 'mismatch.found']);
    await sees(house, 1);
    expect(await wrongWith(house)).toEqual([]);
  });

  it('are right as they are when somebody decides so, until the facts change', async () => {
    const { house } = await homes(cast);
    await movesIn('1', house);
    await sees(house, 2);
    const [found] = (await looks(cast.clerk, 'House', house.id))['mismatches'] as Seen[];
    const on = found as Seen;
    await refused(cast, 'decideMismatch', { on, reason: '探亲' });
    await expect(does(cast.clerk, 'decideMismatch', { on, reason: '' })).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    });
    const decided = await does(cast.clerk, 'decideMismatch', { on, reason: '探亲' });
    expect(decided).toMatchObject({ state: 'RESOLVED', resolvedBy: 'DECISION', reason: '探亲' });
    await expect(does(cast.clerk, 'decideMismatch', { on: decided, reason: '探亲' })).rejects.toMatchObject({
      code: 'MISMATCH_RESOLVED',
    });
    await sees(house, 2);
    expect(await wrongWith(house)).toEqual([]);
    await sees(house, 4);
    expect(await wrongWith(house)).toEqual(['COUNT_DIFFERS']);
    expect(await looks(cast.clerk, 'Mismatch', on.id)).toMatchObject({ state: 'OPEN', reason: null, seen: 4 });
  });

  it('come back after a decision when they had come right in between', async () => {
    const { house } = await homes(cast, { use: 'RENTED' });
    const [on] = (await looks(cast.clerk, 'House', house.id))['mismatches'] as [Seen];
    await does(cast.clerk, 'decideMismatch', { on, reason: '合同在签' });
    const turn = async (use: string) =>
      does(cast.clerk, 'changeHouseUse', { on: await looks(cast.clerk, 'House', house.id), use });
    await turn('OWN');
    await turn('RENTED');
    expect(await wrongWith(house)).toEqual(['RENTED_WITHOUT_LEASE']);
  });

  it('are listed by kind, for the place alone', async () => {
    await homes(cast, { use: 'RENTED' });
    const LIST =
      'query ($kind: MismatchKind) { mismatches(first: 5, filter: { kind: $kind }) { nodes { kind } totalCount } }';
    expect((await cast.clerk.asks(LIST, { kind: 'RENTED_WITHOUT_LEASE' })).mismatches.totalCount).toBe(1);
    expect((await cast.clerk.asks(LIST, { kind: 'COUNT_DIFFERS' })).mismatches.totalCount).toBe(0);
    expect((await cast.neighbour.asks(LIST)).mismatches).toEqual({ nodes: [], totalCount: 0 });
  });
});

describe('a look at who lives there', () => {
  it('is written down with the house, by who works there', async () => {
    const { house } = await homes(cast);
    await sees(house, 2);
    const { house: shown } = await cast.hub.asks(
      'query ($id: ID!) { house(id: $id) { seen seenAt checks(first: 5) { nodes { seen visit checkedBy } } } }',
      { id: house.id },
    );
    expect(shown).toMatchObject({ seen: 2, checks: { nodes: [{ seen: 2, visit: 'visit-1', checkedBy: 'u-grid' }] } });
    await expect(sees(house, -1)).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(sees(house, 2, cast.otherGridWorker)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sees(house, 2, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sees(house, 2, cast.resident)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
