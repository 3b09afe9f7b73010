import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, GRID } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const CASES =
  '{ cases(first: 10) { nodes { id version title categoryCode severity channel source state gridCode links { kind id } } } }';

const escalated = (over: object = {}) =>
  made.hear({
    type: 'hazard.escalated',
    subject: 'hazard-1',
    jurisdiction: GRID,
    data: { kind: 'GAS', severity: 'MAJOR', house: 'house-1', building: 'building-1', estate: null, automatic: false },
    ...over,
  });
const known = async () => (await cast.lead.asks(CASES)).cases.nodes;

describe('a hazard that housing could not settle', () => {
  it('is a case of the community from then on, and housing hears which', async () => {
    await escalated();
    const [row, ...others] = await known();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      title: '燃气隐患',
      categoryCode: 'D03',
      severity: 1,
      channel: 'ESTATE_PATROL',
      source: 'hazard/hazard-1',
      gridCode: GRID,
      links: [{ kind: 'HOUSE', id: 'house-1' }],
    });
    const told = (await made.journal()).find(({ event }) => event?.type === 'case.opened-for-hazard');
    expect(told).toMatchObject({ place: GRID, event: { data: { hazard: 'hazard-1', case: row.id } } });
  });

  it('is one case, however often it is said', async () => {
    await escalated({ id: 'event-1' });
    await escalated({ id: 'event-1' });
    await escalated({ id: 'event-2' });
    expect(await known()).toHaveLength(1);
  });

  it('is another case when it comes back after the first was ended', async () => {
    await escalated();
    const [first] = await known();
    await does(cast.lead, { name: 'voidCase', on: first, args: { reason: '误报' } });
    await escalated();
    expect((await known()).map(({ state }: { state: string }) => state).sort()).toEqual(['REPORTED', 'VOID']);
  });

  it('has a category even when its kind is new, and stands in a community without grids too', async () => {
    await escalated({ jurisdiction: COMMUNITY, data: { kind: 'METEORITE', severity: 'UNHEARD' } });
    expect(await known()).toMatchObject([{ categoryCode: 'D', severity: 3, gridCode: null, links: [] }]);
  });

  it('is nobody’s business next door', async () => {
    await escalated();
    expect((await cast.neighbourLead.asks(CASES)).cases.nodes).toEqual([]);
  });
});
