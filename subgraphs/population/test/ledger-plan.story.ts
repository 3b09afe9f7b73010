import { town } from '@linli/testkit';
import { knownHouses } from '../src/known-house.model.ts';
import { subgraph } from '../src/index.ts';
import { residents } from '../src/resident.model.ts';
import { cells, ledgerDesk, wife } from './ledger-desk.ts';
import { GRID, looks, people } from './people.ts';

const made = town(subgraph);
const { both, compares, house, inside } = ledgerDesk(made);
const clear = (id: string) => looks(made.person({ ...people.clerk, purpose: 'AFFAIR_HANDLING' }), id);

describe('a row of a ledger', () => {
  it('of a batch planned before the one in front of it was written joins the household just the same', async () => {
    await house();
    const [first, next] = await both(cells(), cells(wife));
    await first();
    expect(await next()).toMatchObject([{ kind: 'CREATED', version: 1 }]);
    const [husband, added] = await made.running().engine.store.model(residents).find().sort({ _id: 1 }).lean();
    expect(await clear(husband?._id ?? '')).toMatchObject({ livesAlone: false, household: { size: 2 } });
    expect(await clear(added?._id ?? '')).toMatchObject({ name: '李秀英', gridCode: GRID, house: { id: 'h-1' } });
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('is not brought in as it was planned when its house or its household is another by then', async () => {
    const [id] = await house();
    const [first, next] = await both(cells(), cells(wife));
    // Nobody founded the household it was to join.
    expect(await next()).toBeNull();
    await first();
    await inside(({ open }) => open(knownHouses).amend(id ?? '', () => ({ set: { holds: false } })));
    expect(await next()).toBeNull();
  });

  it('is not planned when somebody is known, or may have come with the batch in front of it', async () => {
    await house();
    const named = { idNumber: null, birthDate: '1960-03-02' };
    const [first, same] = await both(cells(), cells(named));
    expect(await same()).toBeNull();
    await first();
    const [known] = await both(cells(), cells(wife));
    expect(await known()).toBeNull();
    expect(await compares(cells(named))).toMatchObject([{ kind: 'UNCHANGED' }]);
  });
});
