import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { BAOHE, BINHU, castOf, COMMUNITY, does, GRID, homes, NEXT_COMMUNITY, type Cast } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const STATS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { housingStats {
  estates buildings houses rented vacant vacancyRate byUse { use count } mismatchesOpen mismatchesByKind { kind count }
  hazardsOpen hazardsOverdue hazardsBySeverity { severity count } leases leasesExpiring } } } }`;
const statsOf = async (code: string, person: Cast[keyof Cast] = cast.district) =>
  (await person.asks(STATS, { r: [{ __typename: 'Jurisdiction', code }] }))._entities[0].housingStats;

describe('the figures', () => {
  it('say the same at every level what the rows say', async () => {
    const { building, house } = await homes(cast);
    const more = (unit: string, room: string, use: string) =>
      does(cast.clerk, 'registerHouse', { input: { building: building.id, unit, floor: 1, room, use } });
    await more('1', '101', 'VACANT');
    await more('1', '102', 'RENTED');
    await more('2', '101', 'RENTED');
    await does(cast.clerk, 'registerLease', {
      input: { house: house.id, tenants: ['r1'], from: '2026-01-01', until: '2026-03-20' },
    });
    await made.tick('leases');
    await does(cast.gridWorker, 'findHazard', {
      input: { house: house.id, kind: 'GAS', severity: 'SERIOUS', description: '胶管老化' },
    });
    await made.settle();
    const figures = {
      estates: 1,
      buildings: 1,
      houses: 4,
      rented: 3,
      vacant: 1,
      vacancyRate: 0.25,
      mismatchesOpen: 2,
      mismatchesByKind: [{ kind: 'RENTED_WITHOUT_LEASE', count: 2 }],
      hazardsOpen: 1,
      hazardsOverdue: 0,
      hazardsBySeverity: [{ severity: 'SERIOUS', count: 1 }],
      leases: 1,
      leasesExpiring: 1,
    };
    for (const code of [BAOHE, BINHU, COMMUNITY]) expect(await statsOf(code)).toMatchObject(figures);
    expect(await statsOf(NEXT_COMMUNITY)).toMatchObject({ houses: 0, vacancyRate: null, byUse: [] });
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('are told of a grid too', async () => {
    await homes(cast);
    await made.settle();
    const COUNT =
      'query ($code: ID!) { _entities(representations: [{ __typename: "Grid", code: $code }]) { ... on Grid { houseCount } } }';
    expect((await cast.gridWorker.asks(COUNT, { code: GRID }))._entities[0].houseCount).toBe(1);
  });

  it('are not told outside the place', async () => {
    await expect(statsOf(COMMUNITY, cast.neighbour)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
