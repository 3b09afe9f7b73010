import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, GRID, looks, NEXT_GRID, registers } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const says = (type: string, version: number, jurisdiction: string = GRID) =>
  made.hear({
    type,
    subject: 'h-7',
    jurisdiction,
    version,
    data: { building: 'b-7', estate: 'e-7', addressKey: '琼临苑3栋2单元501室' },
  });
const livesThere = { place: null, house: 'h-7', relation: 'OWNER' };
const HOUSE = `query ($r: [_Any!]!) { _entities(representations: $r) {
  ... on House { residentCount residents(first: 5) { nodes { id } } } ... on Building { residentCount } } }`;
const things = [
  { __typename: 'House', id: 'h-7' },
  { __typename: 'Building', id: 'b-7' },
];

describe('a house that housing tells of', () => {
  it('can be lived in, and says who does', async () => {
    await says('house.registered', 1);
    const { id } = await registers(cast.clerk, livesThere);
    const [house, building] = (await cast.clerk.asks(HOUSE, { r: things }))._entities;
    expect(house).toEqual({ residentCount: 1, residents: { nodes: [{ id }] } });
    expect(building).toEqual({ residentCount: 1 });
    const [hidden] = (await cast.resident.asks(HOUSE, { r: things }))._entities;
    expect(hidden).toEqual({ residentCount: null, residents: null });
    const [foreign] = (await cast.nextClerk.asks(HOUSE, { r: things }))._entities;
    expect(foreign).toEqual({ residentCount: 0, residents: { nodes: [] } });
  });

  it('takes its people along when grids are redrawn', async () => {
    await says('house.registered', 1);
    const { id } = await registers(cast.clerk, livesThere);
    await says('house.changed', 2, NEXT_GRID);
    expect(await looks(cast.otherGridWorker, id)).toMatchObject({ gridCode: NEXT_GRID });
    await made.settle();
    const STATS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Grid { residentCount } } }`;
    const grids = [GRID, NEXT_GRID].map((code) => ({ __typename: 'Grid', code }));
    const counted = (await cast.clerk.asks(STATS, { r: grids }))._entities;
    expect(counted).toEqual([{ residentCount: 0 }, { residentCount: 1 }]);
  });

  it('takes nobody in once it is gone, and what is told late changes nothing', async () => {
    await says('house.registered', 1);
    await says('house.removed', 3);
    await says('house.changed', 2);
    await expect(registers(cast.clerk, livesThere)).rejects.toMatchObject({ code: 'HOUSE_UNKNOWN' });
  });
});
