import { dayOf } from '@linli/kit';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();
const HERE = '340111400001';

const made = async (who: Caller, text: string, variables: object): Promise<{ id: string; version: number }> => {
  const data = await who.asks(text, variables as Record<string, unknown>);
  return Object.values(data)[0] as { id: string; version: number };
};
const ESTATE = 'mutation ($input: EstateInput!) { registerEstate(input: $input) { id version } }';
const BUILDING = 'mutation ($input: BuildingInput!) { registerBuilding(input: $input) { id version } }';
const HOUSE = 'mutation ($input: HouseInput!) { registerHouse(input: $input) { id version } }';
const FIND = 'mutation ($input: HazardInput!) { findHazard(input: $input) { id version } }';
const ESCALATE =
  'mutation ($id: ID!, $version: Int!) { escalateHazard(id: $id, version: $version, reason: "业主拒不整改") { id version } }';
const HAZARD =
  'query ($id: ID!) { hazard(id: $id) { version state outcome case { id title severity state version } } }';
const VOID = 'mutation ($id: ID!, $version: Int!) { voidCase(id: $id, version: $version, reason: "误报") { state } }';
const OVERVIEW = `query ($code: ID!) { jurisdiction(code: $code) { housingStats { houses rented hazardsOpen }
  children { housingStats { houses hazardsOpen } } } }`;

async function home(clerk: Caller) {
  const estate = await made(clerk, ESTATE, { input: { place: HERE, name: '琼临苑' } });
  const building = await made(clerk, BUILDING, { input: { estate: estate.id, number: '3', floors: 6, units: 2 } });
  return made(clerk, HOUSE, { input: { building: building.id, unit: '2', floor: 5, room: '501', use: 'RENTED' } });
}

interface Stats {
  readonly houses: number;
  readonly rented: number;
  readonly hazardsOpen: number;
}

interface Node {
  readonly housingStats: Stats;
  readonly children: readonly Pick<Node, 'housingStats'>[];
}

const overview = async (code: string): Promise<Node> =>
  (await (await city.as('qu-admin')).asks(OVERVIEW, { code })).jurisdiction;
const statsAt = async (code: string): Promise<Stats> => (await overview(code)).housingStats;
const isMore = ({ houses, hazardsOpen }: Stats, before?: Stats): boolean =>
  houses > (before?.houses ?? 0) && hazardsOpen > (before?.hazardsOpen ?? 0);

const LEVELS = ['340111', '340111400'];

describe('a home of the city', () => {
  let house: { readonly id: string };
  let before: readonly Stats[];

  beforeAll(async () => {
    before = await Promise.all(LEVELS.map(statsAt));
  });

  it('has a hazard that becomes a case, and waits again when the case comes to nothing', async () => {
    const [clerk, hub] = [await city.as('clerk-binhu'), await city.as('hub-binhu')];
    house = await home(clerk);
    const input = { house: house.id, kind: 'GAS', severity: 'MAJOR', description: '胶管老化' };
    const hazard = await made(clerk, FIND, { input });
    await hub.asks(ESCALATE, hazard);
    const see = async () => (await hub.asks(HAZARD, { id: hazard.id })).hazard;
    const seen = await eventually(see, ({ case: opened }) => opened !== null);
    expect(seen).toMatchObject({ state: 'ESCALATED', case: { title: '燃气隐患', severity: 1, state: 'REPORTED' } });
    await hub.asks(VOID, { id: seen.case.id, version: seen.case.version });
    const back = await eventually(see, ({ state }) => state !== 'ESCALATED');
    expect(back).toMatchObject({ state: 'FOUND', case: null });
  });

  it('is counted at every level, and found by its address', async () => {
    const hub = await city.as('hub-binhu');
    const seen = () => Promise.all(LEVELS.map(statsAt));
    const one = ({ houses, rented, hazardsOpen }: Stats): Stats => ({
      houses: houses + 1,
      rented: rented + 1,
      hazardsOpen: hazardsOpen + 1,
    });
    const counted = await eventually(seen, (all) => all.every((each, at) => isMore(each, before[at])));
    expect(counted).toEqual(before.map(one));
    const { housingStats, children } = await overview('340111');
    expect(children.reduce((sum, child) => sum + child.housingStats.houses, 0)).toBe(housingStats.houses);
    const { lookupAddress } = await hub.asks(
      '{ lookupAddress(text: "包河区琼临苑三号楼二单元501") { candidates { score house { addressKey jurisdiction { name } } } } }',
    );
    expect(lookupAddress.candidates).toMatchObject([
      {
        score: 1,
        house: { addressKey: '琼临苑3栋2单元501室', jurisdiction: { name: expect.stringContaining('琼临') } },
      },
    ]);
  });

  it('knows how many people population has registered in it, and nobody when they have gone', async () => {
    const clerk = await city.as('clerk-binhu');
    const { id } = house;
    const see = async () =>
      (
        await clerk.asks('query ($id: ID!) { house(id: $id) { registered residents(first: 5) { nodes { id } } } }', {
          id,
        })
      ).house;
    const REGISTER = `mutation ($input: ResidentInput!) { registerResident(input: $input) { id residences(first: 5) { nodes { id version } } } }`;
    const input = {
      name: '安乐',
      residency: 'HUKOU',
      sexCode: '2',
      birthDate: '1950-03-02',
      idType: 'NONE',
      house: id,
      relation: 'OWNER',
    };
    const { registerResident: resident } = await eventually(
      () => clerk.answers(REGISTER, { input }).then(({ data }) => data ?? {}),
      (data) => Boolean(data.registerResident),
    );
    expect(await eventually(see, ({ registered }) => registered === 1)).toMatchObject({
      registered: 1,
      residents: { nodes: [{ id: resident.id }] },
    });
    const [residence] = resident.residences.nodes;
    await clerk.asks(
      'mutation ($id: ID!, $version: Int!, $on: Date!) { endResidence(id: $id, version: $version, on: $on) { id } }',
      {
        ...residence,
        on: dayOf(new Date()),
      },
    );
    expect(await eventually(see, ({ registered }) => registered === 0)).toMatchObject({ registered: 0 });
  });

  it('is nothing to the next district', async () => {
    const luyang = await city.as('luyang-admin');
    const { houses } = await luyang.asks('{ houses(first: 100) { nodes { id } } }');
    expect(houses.nodes).not.toContainEqual({ id: house.id });
  });
});
