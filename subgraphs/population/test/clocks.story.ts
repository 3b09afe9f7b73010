import { town } from '@linli/testkit';
import { ageOn, birthdaysOn } from '../src/age.ts';
import { subgraph } from '../src/index.ts';
import {
  BAOHE,
  BINHU,
  castOf,
  COMMUNITY,
  does,
  GRID,
  li,
  looks,
  NEXT_COMMUNITY,
  numberOf,
  registers,
  type Name,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const at = (day: string) => made.clock.set(`${day}T09:00:00+08:00`);

describe('ages', () => {
  it('follow birthdays, also those of days on which nothing ran', async () => {
    at('2026-03-02');
    expect(await made.tick('birthdays')).toBe(1);
    const man = await registers(cast.clerk, { idNumber: numberOf('1966-03-05', 1) });
    const girl = await registers(cast.clerk, { ...li, idNumber: numberOf('2012-03-06', 2) });
    expect(man).toMatchObject({ ageYears: 59, ageBand: 'AGE_35_59' });
    at('2026-03-04');
    expect(await made.tick('birthdays')).toBe(2);
    expect(await looks(cast.clerk, man.id)).toMatchObject({ ageYears: 59, version: man.version });
    at('2026-03-07');
    expect(await made.tick('birthdays')).toBe(3);
    expect(await looks(cast.clerk, man.id)).toMatchObject({ ageYears: 60, ageBand: 'AGE_60_69' });
    expect(await looks(cast.clerk, girl.id)).toMatchObject({ ageYears: 14, ageBand: 'AGE_14_17' });
    expect(await made.tick('birthdays')).toBe(0);
    const aged = (await made.journal()).filter(({ action }) => action === 'resident.aged');
    expect(aged.map(({ event }) => event?.data['ageBand']).sort()).toEqual(['AGE_14_17', 'AGE_60_69']);
  });

  it.each([
    ['2026-03-01', ['03-01', '02-29']],
    ['2028-02-29', ['02-29']],
    ['2028-03-01', ['03-01']],
  ])('on %s are those of %j', (day, birthdays) => {
    expect(birthdaysOn(day)).toEqual(birthdays);
    expect([ageOn('1960-02-29', '2026-02-28'), ageOn('1960-02-29', '2026-03-01')]).toEqual([65, 66]);
  });
});

describe('who was not verified for half a year', () => {
  const REMINDERS = '{ verificationReminders(first: 5) { nodes { id } } }';
  const due = async (by: Name = 'clerk') =>
    ((await cast[by].asks(REMINDERS)).verificationReminders.nodes as { id: string }[]).map(({ id }) => id);
  const verify = (on: { id: string; version: number }, by: Name = 'gridWorker') =>
    does(cast[by], { name: 'verifyResident', on, args: { visit: ['ID', '01ARZ3NDEKTSV4RRFFQ69G5FAV'] } });

  it('is on the list until somebody looks', async () => {
    const { id } = await registers(cast.gridWorker);
    made.clock.forward({ hours: 24 * 180 });
    expect(await made.tick('reminders')).toBe(0);
    made.clock.forward({ minutes: 1 });
    expect(await made.tick('reminders')).toBe(1);
    expect(await made.tick('reminders')).toBe(0);
    expect([await due(), await due('nextClerk')]).toEqual([[id], []]);
    const late = await looks(cast.gridWorker, id);
    expect(late.unverified).toBe(true);
    await expect(verify({ ...late, version: 0 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(verify(late, 'otherGridWorker')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await verify(late)).toMatchObject({ unverified: false });
    expect(await due()).toEqual([]);
    const types = (await made.journal()).map(({ action }) => action);
    expect(types).toEqual(expect.arrayContaining(['resident.verification-due', 'resident.verified']));
    const gone = await does(cast.clerk, {
      name: 'moveOutResident',
      on: await looks(cast.clerk, id),
      args: { on: ['Date!', '2026-03-02'] },
    });
    await expect(verify(gone)).rejects.toMatchObject({ code: 'RESIDENT_GONE' });
  });
});

describe('the figures of a node', () => {
  const STATS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { populationStats {
    residents households elders60 elders80 elders80Alone { value fewerThan } under14 { value fewerThan } unverified completeness
    pendingChanges requestsOpen byResidency { residency count } byAgeBand { ageBand count } bySex { sexCode count } } } } }`;
  const figures = async (code: string, by: Name = 'admin') =>
    (await cast[by].asks(STATS, { r: [{ __typename: 'Jurisdiction', code }] }))._entities[0].populationStats;

  it('are the same sums at every level, hide the few from above, and agree with the rows', async () => {
    await registers(cast.clerk, { residency: 'FLOATING' });
    const old = await registers(cast.clerk, { ...li, idNumber: numberOf('1940-01-01', 2) });
    await does(cast.clerk, {
      name: 'registerHousehold',
      args: { input: ['HouseholdInput!', { head: old.id }] },
      fields: 'id',
    });
    await registers(cast.nextClerk, { ...li, place: NEXT_COMMUNITY, idNumber: numberOf('2020-01-01', 2) });
    const died = await registers(cast.clerk, { idNumber: numberOf('1930-01-01', 1) });
    const death = { on: ['Date!', '2026-03-01'] as const, evidence: ['String!', 'A-1'] as const };
    await does(cast.clerk, { name: 'recordDeath', on: died, args: death });
    await made.settle();
    const [district, street, here, next] = [
      await figures(BAOHE),
      await figures(BINHU),
      await figures(COMMUNITY),
      await figures(NEXT_COMMUNITY),
    ];
    // Who acts at a node sees its own figures whole.
    const few = { value: 1, fewerThan: null };
    const child = { ageBand: 'AGE_0_6', count: 1 };
    const byAgeBand = [child, ...(street['byAgeBand'] as object[])];
    expect(district).toEqual({ ...street, byAgeBand, elders80Alone: few, under14: few });
    expect([here.residents, next.residents, street.residents]).toEqual([2, 1, 3]);
    expect(street).toMatchObject({
      households: 1,
      elders60: 2,
      elders80: 1,
      elders80Alone: { value: null, fewerThan: 5 },
      under14: { value: null, fewerThan: 5 },
      byResidency: [
        { residency: 'FLOATING', count: 1 },
        { residency: 'HUKOU', count: 2 },
      ],
      byAgeBand: [
        { ageBand: 'AGE_60_69', count: 1 },
        { ageBand: 'AGE_80_89', count: 1 },
      ],
      bySex: [
        { sexCode: '1', count: 1 },
        { sexCode: '2', count: 2 },
      ],
    });
    expect((await figures(COMMUNITY, 'clerk')).elders80Alone).toEqual({ value: 1, fewerThan: null });
    expect(await figures(NEXT_COMMUNITY, 'clerk')).toBeNull();
    expect((await figures(GRID)).residents).toBe(2);
    expect(await made.running().engine.drift()).toEqual([]);
  });
});

it('code lists are there for every form', async () => {
  const CODES = '{ populationCodes { careTags { code zh } specialTags { code department } ethnicGroups { code } } }';
  const { careTags, specialTags, ethnicGroups } = (await cast.resident.asks(CODES)).populationCodes;
  expect([careTags.length > 5, specialTags.length > 3, ethnicGroups.length]).toEqual([true, true, 56]);
});
