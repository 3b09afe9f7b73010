import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, GRID } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const CASES =
  '{ cases(first: 10) { nodes { id title categoryCode severity channel source state gridCode links { kind id } } } }';

const raised = (over: object = {}) =>
  made.hear({
    type: 'alert.raised',
    subject: 'alert-1',
    jurisdiction: GRID,
    data: { kind: 'SOS', elder: 'r-1', point: 'p-1' },
    ...over,
  });
const known = async () => (await cast.lead.asks(CASES)).cases.nodes;

describe('an alert for an elder', () => {
  it('is a case of the first severity in the grid, and elderly care hears which', async () => {
    await raised();
    const [row, ...others] = await known();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      title: '老年人紧急呼叫',
      categoryCode: 'F01',
      severity: 1,
      channel: 'SENSOR',
      source: 'alert/alert-1',
      state: 'IN_GRID',
      gridCode: GRID,
      links: [{ kind: 'RESIDENT', id: 'r-1' }],
    });
    const told = (await made.journal()).find(({ event }) => event?.type === 'case.opened-for-alert');
    expect(told).toMatchObject({ subject: row.id, event: { data: { alert: 'alert-1', case: row.id } } });
  });

  it('is one case, however often it is said', async () => {
    await raised({ id: 'event-1' });
    await raised({ id: 'event-1' });
    await raised({ id: 'event-2' });
    expect(await known()).toHaveLength(1);
  });

  it('is a case where there are no grids too, and when its kind is new', async () => {
    await raised({ jurisdiction: COMMUNITY, data: { kind: 'UNHEARD', elder: '', point: null } });
    expect(await known()).toMatchObject([{ title: '老年人预警', gridCode: null, links: [], state: 'REPORTED' }]);
  });
});
