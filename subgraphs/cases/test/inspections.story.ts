import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, does, GRID } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const CASES = `{ cases(first: 10) { nodes { id version title categoryCode severity channel source state gridCode
  category { departments } links { kind id } } } }`;

const transferred = (over: object = {}) =>
  made.hear({
    type: 'rectification.transferred',
    subject: 'inspection-1',
    jurisdiction: GRID,
    data: { merchant: 'merchant-1', team: 'fire', teams: 'fire,health', automatic: true },
    ...over,
  });
const known = async () => (await cast.lead.asks(CASES)).cases.nodes;

describe('what a merchant did not put right', () => {
  it('is a case for the team that found it from then on, and merchants hears which', async () => {
    await transferred();
    const [row, ...others] = await known();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      title: '商户消防整改逾期',
      categoryCode: 'H04',
      category: { departments: ['fire'] },
      severity: 2,
      channel: 'DEPARTMENT',
      source: 'inspection/inspection-1',
      gridCode: GRID,
      links: [{ kind: 'MERCHANT', id: 'merchant-1' }],
    });
    const told = (await made.journal()).find(({ event }) => event?.type === 'case.opened-for-inspection');
    expect(told).toMatchObject({ place: GRID, event: { data: { inspection: 'inspection-1', case: row.id } } });
  });

  it('is one case, however often it is said, until that one has ended', async () => {
    await transferred({ id: 'event-1' });
    await transferred({ id: 'event-1' });
    await transferred({ id: 'event-2' });
    const [first, ...others] = await known();
    expect(others).toEqual([]);
    await does(cast.lead, { name: 'voidCase', on: first, args: { reason: '误报' } });
    await transferred({ id: 'event-3' });
    expect((await known()).map(({ state }: { state: string }) => state).sort()).toEqual(['REPORTED', 'VOID']);
  });

  it('has a category even when the team is new', async () => {
    await transferred({ data: { team: 'circus' } });
    expect(await known()).toMatchObject([{ categoryCode: 'H', severity: 3, links: [] }]);
  });
});
