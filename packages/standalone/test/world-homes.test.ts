import { isCitizenNumber, isWithin } from '@linli/vocabulary';
import { gridsOf } from '../src/world/grids.ts';
import { homesIn } from '../src/world/homes.ts';
import { numbersFrom } from '../src/world/makers.ts';
import { readPlaces } from '../src/world/places.ts';
import type { WorldRow } from '../src/world/row.ts';
import { small } from '../src/world/shapes.ts';

const now = new Date('2026-03-02T09:00:00+08:00');
const since = new Date('2023-01-02T09:00:00+08:00');
const grids = gridsOf(readPlaces().binhu, small.grids, 1);
const made = () => homesIn({ grids, shape: small.homes, since, now, seed: 5, numbers: numbersFrom() });
const homes = made();

// oxlint-disable-next-line typescript/no-explicit-any -- rows of many collections, read where they are checked
const rows = (part: 'housing' | 'population', name: string): readonly (WorldRow & { readonly set: any })[] =>
  homes.flatMap((each) => each[part][name] ?? []);
const byId = (part: 'housing' | 'population', name: string) => new Map(rows(part, name).map((row) => [row.id, row]));

describe('the people of a made-up world', () => {
  it('are the same people each time', () => {
    expect(made()).toEqual(homes);
  });

  it('have right numbers of a region that nobody comes from, each their own', () => {
    const numbers = rows('population', 'residents').flatMap(({ set }) => set.idNumber ?? []);
    expect(numbers.length).toBeGreaterThan(150);
    expect(numbers.every((number) => isCitizenNumber(number) && number.startsWith('340199'))).toBe(true);
    expect(new Set(numbers).size).toBe(numbers.length);
    const phones = rows('population', 'residents').flatMap(({ set }) => set.phone ?? []);
    expect(phones.every((phone) => phone.startsWith('154'))).toBe(true);
  });

  it('live in houses that housing and population both know, at the place of the house', () => {
    const houses = byId('housing', 'houses');
    const residents = byId('population', 'residents');
    const known = new Set(rows('population', 'knownHouses').map(({ set }) => `${set.house} ${set.addressKey}`));
    expect([...houses.values()].every(({ id, set }) => known.has(`${id} ${set.addressKey}`))).toBe(true);
    const occupants = new Map(rows('housing', 'occupants').map(({ set }) => [set.residence, set]));
    for (const { id, place, set } of rows('population', 'residences')) {
      expect(houses.get(set.houseId)?.place).toBe(place);
      expect(residents.get(set.residentId)).toMatchObject({ place, set: { houseId: set.houseId } });
      expect(occupants.get(id)).toMatchObject({ resident: set.residentId, house: set.houseId });
    }
    expect(occupants.size).toBe(rows('population', 'residences').length);
  });

  it('make up households that are as large as they say, with a head of the same family as a child of a father', () => {
    const residents = rows('population', 'residents');
    for (const { id, set } of rows('population', 'households')) {
      const members = residents.filter((each) => each.set.householdId === id);
      expect(members).toHaveLength(set.size);
      const head = members.find((each) => each.id === set.headId);
      expect(head?.set.relationToHead).toBe('HEAD');
      if (head?.set.sexCode !== '1') continue;
      for (const child of members.filter((each) => each.set.relationToHead === 'CHILD'))
        expect(child.set.name.charAt(0)).toBe(head.set.name.charAt(0));
    }
  });

  it('are counted in their houses, and every house that does not agree is listed', () => {
    for (const { id, set } of rows('housing', 'houses'))
      expect(rows('housing', 'occupants').filter((each) => each.set.house === id)).toHaveLength(set.registered);
    const listed = new Set(rows('housing', 'mismatches').map(({ set }) => `${set.house} ${set.kind}`));
    const vacant = rows('housing', 'houses').filter(({ set }) => set.use === 'VACANT' && set.registered > 0);
    expect(vacant.every(({ id }) => listed.has(`${id} VACANT_OCCUPIED`))).toBe(true);
    const unlet = rows('housing', 'houses').filter(({ set }) => set.use === 'RENTED' && set.leases === 0);
    expect(unlet.every(({ id }) => listed.has(`${id} RENTED_WITHOUT_LEASE`))).toBe(true);
  });

  it('leave something on every desk', () => {
    const states = new Set(rows('population', 'changeRecords').map(({ set }) => set.state));
    expect(states).toContain('PENDING');
    for (const [part, name] of [
      ['population', 'mergeCandidates'],
      ['population', 'subjectRequests'],
      ['population', 'consents'],
      ['housing', 'leases'],
      ['housing', 'hazards'],
      ['housing', 'occupancyChecks'],
    ] as const)
      expect([name, rows(part, name).length > 0]).toEqual([name, true]);
    const pending = rows('population', 'changeRecords').filter(({ set }) => set.state === 'PENDING');
    const residents = byId('population', 'residents');
    for (const { set } of pending) expect(residents.get(set.residentId)?.set.pendingChanges).toBe(1);
  });

  it('live where grids are', () => {
    const places = grids.filter(({ level }) => level === 3).map(({ code }) => code);
    for (const { place } of rows('housing', 'houses')) expect(places).toContain(place);
    for (const { place, set } of rows('housing', 'buildings'))
      expect(isWithin(place, byId('housing', 'estates').get(set.estate)?.place ?? '')).toBe(true);
  });
});
