import type { Maker, MadeRow } from '@linli/kit/world';
import { type MadeMember, needOf, orgOf, rollOf } from '@linli/party-building';
import type { Subjects } from './case-actors.ts';
import { chanceOf } from './chance.ts';
import type { MadeGrid } from './grids.ts';
import type { Collections, Homes } from './homes.ts';
import { peopleMakerOf } from './makers.ts';
import type { Place } from './places.ts';

/** What is told of the party life of a place. */
export interface PartyWanted {
  readonly place: Place;
  readonly grids: readonly MadeGrid[];
  readonly homes: readonly Homes[];
  readonly subjects: Subjects;
  readonly since: Date;
  readonly now: Date;
  readonly seed: number;
}

interface Person {
  readonly politicalStatus?: string | null;
  readonly birthDate?: string | null;
}

// GB/T 4762: 01 and 02 are members, full and on probation.
const isMember = ({ politicalStatus, birthDate }: Person): boolean =>
  Boolean(birthDate) && (politicalStatus === '01' || politicalStatus === '02');

function membersIn(grid: string, homes: readonly Homes[]): readonly MadeMember[] {
  const residents = homes.flatMap(({ population }) => population['residents'] ?? []);
  return residents.flatMap(({ id: resident, place, set }) => {
    const person = set as Person;
    return place.startsWith(grid) && isMember(person) ? [{ resident, birthDate: person.birthDate ?? '' }] : [];
  });
}

const DAY = 86_400_000;
const NEEDS = 4;

function needsIn(grid: MadeGrid, { now, subjects }: PartyWanted, maker: Maker) {
  const committee = grid.code.slice(0, 12);
  const poster = subjects.get(`resident@${committee}`) ?? maker.id(now);
  const helper = subjects.get(`volunteer@${committee}`) ?? maker.id(now);
  return Array.from({ length: NEEDS }, (_, at) => {
    const posted = new Date(now.getTime() - (at * 5 + 1) * DAY);
    return needOf({ place: grid.code, at: posted, maker }, { poster, helper }, now);
  });
}

/** The committee of a place, a branch for each residential grid with its roll, and what neighbours asked for. */
export function partyIn(wanted: PartyWanted): Collections {
  const { place, grids, homes, subjects, since, now, seed } = wanted;
  const maker: Maker = peopleMakerOf(chanceOf(seed), () => '');
  const secretary = subjects.get(`secretary@${place.code}`) ?? maker.id(since);
  const made = { at: since, maker, secretary };
  const parent = orgOf({ ...made, place: place.code, name: `${place.name}党委`, kind: 'COMMITTEE', parent: null });
  const first = grids.filter(({ type, level }) => type === 'RESIDENTIAL' && level === 1);
  const branches = first.map((grid): readonly [MadeGrid, MadeRow] => [
    grid,
    orgOf({ ...made, place: grid.code, name: `${grid.name}党支部`, kind: 'BRANCH', parent }),
  ]);
  const needs = branches.flatMap(([grid]) => needsIn(grid, wanted, maker));
  return {
    partyOrgs: [parent, ...branches.map(([, org]) => org)],
    partyMemberships: branches.flatMap(([grid, org]) => rollOf(org, membersIn(grid.code, homes), { at: now, maker })),
    needs: needs.map(({ need }) => need),
    claims: needs.flatMap(({ claim }) => claim ?? []),
  };
}
