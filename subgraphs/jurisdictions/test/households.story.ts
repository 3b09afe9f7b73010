import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { visits } from '../src/visit.model.ts';
import { aNeighbourhood, aVisit, GRID, lead } from './people.ts';

const city = town(subgraph);
const { given, person } = city;

const seen = async (id: string): Promise<unknown> =>
  (
    await person({ ...lead, roles: ['community-clerk'], purpose: 'HOUSEHOLD_VISIT' }).asks(
      'query ($id: ID!) { visit(id: $id) { household findings } }',
      { id },
    )
  ).visit;

async function visited(household: string): Promise<string> {
  const { worker } = await aNeighbourhood(city);
  const [id = ''] = await given(visits, { ...aVisit(worker), household, state: 'DONE', findings: '一切安好' } as never);
  return id;
}

const says = (type: string, data: Record<string, string | null>) =>
  city.hear({ type, subject: 'r-2', jurisdiction: GRID, data });
const going = { from: 'r-2', into: 'r-1', household: 'h-1', dissolved: 'h-2' };

describe('a visit to a household', () => {
  it('is one to the household that goes on, until the merge is undone', async () => {
    const id = await visited('h-2');
    await says('resident.merged', going);
    expect(await seen(id)).toMatchObject({ household: 'h-1', findings: '一切安好' });
    await says('resident.unmerged', going);
    expect(await seen(id)).toMatchObject({ household: 'h-2' });
  });

  it('stays one to its own where no household ended', async () => {
    const id = await visited('h-2');
    await says('resident.merged', { ...going, dissolved: null });
    expect(await seen(id)).toMatchObject({ household: 'h-2' });
  });

  it('keeps no words once the last person there was erased', async () => {
    const id = await visited('h-2');
    await says('resident.erased', { dissolved: 'h-2' });
    expect(await seen(id)).toMatchObject({ household: 'h-2', findings: null });
  });
});
