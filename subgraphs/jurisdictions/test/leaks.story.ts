import { town } from '@linli/testkit';
import { grids } from '../src/grid.model.ts';
import { subgraph } from '../src/subgraph.ts';
import { aGrid, aNeighbourhood, BINHU, GRID, HOME, lead, NEXT_DOOR, QIONGLIN, RONGYIN } from './people.ts';

const city = town(subgraph);
const { person, given, settle } = city;
const everything = lead.roles;

// Every list and every single thing that stands at a place, with what identifies it.
const LISTS = `query ($within: ID, $search: String) {
  grids(first: 9, within: $within, search: $search) { totalCount nodes { id } }
  workers(first: 9, within: $within) { totalCount nodes { id } }
  assignments(first: 9, within: $within) { totalCount nodes { id } }
  points(first: 9, within: $within, search: $search) { totalCount nodes { id } }
  qrCodes(first: 9, within: $within) { totalCount nodes { id } }
  visits(first: 9, within: $within) { totalCount nodes { id } }
  tasks(first: 9, within: $within) { totalCount nodes { id } }
  appraisals(first: 9, within: $within) { totalCount nodes { id } }
}`;
const ONE = `query ($worker: ID!, $building: ID!, $visit: ID!, $task: ID!, $appraisal: ID!) {
  worker(id: $worker) { id } point(id: $building) { id } visit(id: $visit) { id } task(id: $task) { id }
  appraisal(id: $appraisal) { id } grid(code: "${GRID}") { id } qrCode(token: "token-of-building-3") { id }
}`;
const ENTITIES = `query ($all: [_Any!]!) { _entities(representations: $all) { __typename ... on Grid { name } ... on Worker { status } } }`;

describe.each([
  ['the neighbouring committee', RONGYIN],
  ['a community of another street', HOME],
  ['its neighbour', NEXT_DOOR],
  ['a street whose code begins alike', '340111010000'],
])('somebody of %s', (_, at) => {
  const neighbour = () => person({ at, roles: [...everything, 'district-admin'] });

  it('finds nothing in any list, not by search and not by naming the place', async () => {
    await aNeighbourhood(city);
    for (const variables of [{}, { within: QIONGLIN }, { within: GRID }, { search: '琼临' }]) {
      const answer = await neighbour().asks(LISTS, variables);
      for (const list of Object.values(answer)) expect(list).toEqual({ totalCount: 0, nodes: [] });
    }
  });

  it('finds none of it by id, code, token or reference', async () => {
    const world = await aNeighbourhood(city);
    const one = await neighbour().asks(ONE, world);
    expect(Object.values(one).filter(Boolean)).toEqual([]);
    const all = [
      { __typename: 'Grid', code: GRID },
      { __typename: 'Worker', id: world.worker },
    ];
    expect(await neighbour().asks(ENTITIES, { all })).toEqual({ _entities: [null, null] });
  });

  it('reads no figure of it', async () => {
    await aNeighbourhood(city);
    await settle();
    const query = `{ jurisdiction(code: "${QIONGLIN}") { name gridStats { grids } workforceStats { workers } staffing { households } grids(first: 1) { totalCount } } }`;
    expect((await neighbour().asks(query)).jurisdiction).toEqual({
      name: '琼临居民委员会',
      gridStats: null,
      workforceStats: null,
      staffing: null,
      grids: { totalCount: 0 },
    });
  });
});

describe('a cursor', () => {
  it('is good for its holder and its list only', async () => {
    await given(grids, ...[1, 2, 3].map((n) => aGrid(`${QIONGLIN}00${n}`) as never));
    const page = `query ($after: String, $type: GridType) { grids(first: 1, after: $after, type: $type) { nodes { code } pageInfo { endCursor } } }`;
    const mine = person(lead);
    const { endCursor } = (await mine.asks(page)).grids.pageInfo;
    expect((await mine.asks(page, { after: endCursor })).grids.nodes).toEqual([{ code: `${QIONGLIN}002` }]);
    const invalid = { code: 'CURSOR_INVALID' };
    await expect(mine.asks(page, { after: endCursor, type: 'MICRO' })).rejects.toMatchObject(invalid);
    await expect(person({ ...lead, id: 'u-other' }).asks(page, { after: endCursor })).rejects.toMatchObject(invalid);
  });
});

describe('a resident', () => {
  it('sees grids and points, and neither rosters nor codes nor work', async () => {
    const { worker } = await aNeighbourhood(city);
    const resident = person({ at: QIONGLIN, roles: ['resident'] });
    expect(
      (
        await resident.asks(
          '{ grids(first: 9) { totalCount } points(first: 9) { nodes { qrCode { token } team { gaps seats { assignment { id } } } } } }',
        )
      ).points.nodes,
    ).toMatchObject([{ qrCode: null }]);
    for (const field of [
      'workers(first: 1) { totalCount }',
      `worker(id: "${worker}") { name }`,
      'qrCodes(first: 1) { totalCount }',
      'visits(first: 1) { totalCount }',
      'tasks(first: 1) { totalCount }',
    ])
      await expect(resident.asks(`{ ${field} }`)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    const { _entities } = await resident.asks(ENTITIES, { all: [{ __typename: 'Worker', id: worker }] });
    expect(_entities).toEqual([null]);
  });
});

describe('a volunteer who lives there', () => {
  const phones = '{ tasks(first: 9) { nodes { worker { name phone employer userId } } } }';

  it.each(['SUBJECT_ACCESS', 'EMERGENCY', 'HOUSEHOLD_VISIT'] as const)(
    'learns nothing of a worker by the tasks of the area, whatever the purpose: %s',
    async (purpose) => {
      await aNeighbourhood(city);
      const neighbour = person({ at: QIONGLIN, roles: ['resident', 'volunteer', 'building-head'], purpose });
      expect((await neighbour.asks(phones)).tasks.nodes).toEqual([{ worker: null }]);
    },
  );

  it('is shown the own entry whole, for the purpose of seeing own data', async () => {
    await aNeighbourhood(city);
    const self = person({ at: BINHU, roles: ['resident', 'volunteer'], id: 'u-zhang', purpose: 'SUBJECT_ACCESS' });
    expect((await self.asks(phones)).tasks.nodes).toMatchObject([{ worker: { phone: '13900001111' } }]);
  });
});
