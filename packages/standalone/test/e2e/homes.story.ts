import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();
const HERE = '340111400001';

const one = async (who: Caller, text: string, variables: object): Promise<{ id: string; version: number }> => {
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
  const estate = await one(clerk, ESTATE, { input: { place: HERE, name: '琼临苑' } });
  const building = await one(clerk, BUILDING, { input: { estate: estate.id, number: '3', floors: 6, units: 2 } });
  return one(clerk, HOUSE, { input: { building: building.id, unit: '2', floor: 5, room: '501', use: 'RENTED' } });
}

describe('a home of the city', () => {
  it('has a hazard that becomes a case, and waits again when the case comes to nothing', async () => {
    const [clerk, hub] = [await city.as('clerk-binhu'), await city.as('hub-binhu')];
    const house = await home(clerk);
    const input = { house: house.id, kind: 'GAS', severity: 'MAJOR', description: '胶管老化' };
    const hazard = await one(clerk, FIND, { input });
    await hub.asks(ESCALATE, hazard);
    const see = async () => (await hub.asks(HAZARD, { id: hazard.id })).hazard;
    const seen = await eventually(see, ({ case: opened }) => opened !== null);
    expect(seen).toMatchObject({ state: 'ESCALATED', case: { title: '燃气隐患', severity: 1, state: 'REPORTED' } });
    await hub.asks(VOID, { id: seen.case.id, version: seen.case.version });
    const back = await eventually(see, ({ state }) => state !== 'ESCALATED');
    expect(back).toMatchObject({ state: 'FOUND', case: null });
  }, 60_000);

  it('is counted at every level, and found by its address', async () => {
    const [admin, hub] = [await city.as('qu-admin'), await city.as('hub-binhu')];
    const stats = async (code: string) => (await admin.asks(OVERVIEW, { code })).jurisdiction;
    const figures = { houses: 1, rented: 1, hazardsOpen: 1 };
    const counted = await eventually(
      () => stats('340111'),
      ({ housingStats }) => housingStats.hazardsOpen === 1,
    );
    expect(counted.housingStats).toEqual(figures);
    expect((await stats('340111400')).housingStats).toEqual(figures);
    const sum = counted.children.reduce((total: number, child: typeof counted) => total + child.housingStats.houses, 0);
    expect(sum).toBe(1);
    const { lookupAddress } = await hub.asks(
      '{ lookupAddress(text: "包河区琼临苑三号楼二单元501") { candidates { score house { addressKey jurisdiction { name } } } } }',
    );
    expect(lookupAddress.candidates).toMatchObject([
      {
        score: 1,
        house: { addressKey: '琼临苑3栋2单元501室', jurisdiction: { name: expect.stringContaining('琼临') } },
      },
    ]);
  }, 60_000);

  it('knows how many people population has registered in it, and nobody when they have gone', async () => {
    const clerk = await city.as('clerk-binhu');
    const { houses } = await clerk.asks('{ houses(first: 1) { nodes { id } } }');
    const house = houses.nodes[0].id as string;
    const see = async () =>
      (
        await clerk.asks('query ($id: ID!) { house(id: $id) { registered residents(first: 5) { nodes { id } } } }', {
          id: house,
        })
      ).house;
    const REGISTER = `mutation ($input: ResidentInput!) { registerResident(input: $input) { id residences(first: 5) { nodes { id version } } } }`;
    const input = {
      name: '安乐',
      residency: 'HUKOU',
      sexCode: '2',
      birthDate: '1950-03-02',
      idType: 'NONE',
      house,
      relation: 'OWNER',
    };
    const { registerResident: made } = await eventually(
      () => clerk.answers(REGISTER, { input }).then(({ data }) => data ?? {}),
      (data) => Boolean(data.registerResident),
    );
    expect(await eventually(see, ({ registered }) => registered === 1)).toMatchObject({
      registered: 1,
      residents: { nodes: [{ id: made.id }] },
    });
    const [residence] = made.residences.nodes;
    await clerk.asks(
      'mutation ($id: ID!, $version: Int!, $on: Date!) { endResidence(id: $id, version: $version, on: $on) { id } }',
      {
        ...residence,
        on: new Date().toISOString().slice(0, 10),
      },
    );
    expect(await eventually(see, ({ registered }) => registered === 0)).toMatchObject({ registered: 0 });
  }, 60_000);

  it('is nothing to the next district', async () => {
    const luyang = await city.as('luyang-admin');
    const { houses } = await luyang.asks('{ houses(first: 5) { totalCount } }');
    expect(houses.totalCount).toBe(0);
  });
});
