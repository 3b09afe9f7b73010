import { fail } from '@linli/kit';
import { processesOf } from './people/another-process.ts';
import { ledger, office, type Job } from './people/clerks.ts';
import { hooks } from './people/person.ledger.ts';
import { people as register } from './people/person.model.ts';
import { people, somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';
import { wholeState } from './people/whole-state.ts';

const there = office(subgraph);
const { town, clerk } = there;
const processes = processesOf(there, subgraph.name);

afterEach(async () => {
  hooks.afterApply = () => undefined;
  hooks.holds = () => true;
  await processes.stop();
});

const faulty = { 0: null };
const rows = [...people(70), somebody(1), somebody(71, faulty), ...people(5, 72)];
const whole = { rows: 77, fresh: 75, faulty: 2, changed: 0, unchanged: 0 };

async function begun(): Promise<Job> {
  const zhang = clerk();
  return zhang.does(await zhang.checked(await ledger(...rows)), 'apply');
}

/** The service as it was before anything came in. */
async function forget(): Promise<void> {
  const { store } = town.running().engine;
  for (const source of subgraph.collections) await store.model(source).deleteMany({});
  for (const book of Object.values(store.books)) await book.deleteMany({});
}

async function standsOnce(job: Job): Promise<void> {
  expect(await clerk().read(job.id)).toMatchObject({ state: 'PARTLY', applied: whole, standing: 4 });
  expect(await town.running().engine.store.model(register).countDocuments({})).toBe(75);
  expect(await town.running().engine.drift()).toEqual([]);
}

describe('an import whose process dies', () => {
  it('is taken up by another at the batch that was next, and nobody goes in twice', async () => {
    const job = await begun();
    await town.tick('import-person');
    hooks.afterApply = () => fail('TRY_AGAIN');
    // Everything of the second batch is written, and nothing of it is kept.
    await expect(town.tick('import-person')).rejects.toMatchObject({ code: 'TRY_AGAIN' });
    hooks.afterApply = () => undefined;
    expect(await clerk().read(job.id)).toMatchObject({ state: 'APPLYING', applied: { rows: 20 }, standing: 1 });
    const next = await processes.start();
    while ((await next()) > 0);
    await town.settle();
    await standsOnce(job);
  });

  it('leaves the same behind, row by row, as one whose process lives and plans each batch beside the one before', async () => {
    const { engine } = town.running();
    const planned: number[] = [];
    hooks.holds = ({ number }) => planned.push(number) > 0;
    const calm = await begun();
    while ((await town.tick('import-person')) > 0);
    await town.settle();
    await standsOnce(calm);
    expect(planned).toEqual([0, 1, 2, 3]);
    const wanted = await wholeState(engine, subgraph);
    expect(wanted).toContain('"name":"');
    await forget();
    const job = await begun();
    // What was planned no longer holds, and the third batch is written and not kept.
    hooks.holds = () => false;
    hooks.afterApply = ({ number }) => (number === 2 ? fail('TRY_AGAIN') : undefined);
    await town.tick('import-person');
    await town.tick('import-person');
    await expect(town.tick('import-person')).rejects.toMatchObject({ code: 'TRY_AGAIN' });
    hooks.afterApply = () => undefined;
    hooks.holds = () => true;
    const next = await processes.start();
    while ((await next()) > 0);
    await town.settle();
    await standsOnce(job);
    expect(await wholeState(engine, subgraph)).toBe(wanted);
  }, 90_000);

  it('goes in once although two processes take every batch at the same moment', async () => {
    const job = await begun();
    const ticks = [await processes.start(), await processes.start(), () => town.tick('import-person')];
    for (let round = 0; round < 8; round += 1) await Promise.all(ticks.map((tick) => tick()));
    await town.settle();
    await standsOnce(job);
  });

  it('is taken back by another the same way', async () => {
    const job = await begun();
    while ((await town.tick('import-person')) > 0);
    await clerk().does(await clerk().read(job.id), 'undo');
    await town.tick('import-person');
    const next = await processes.start();
    while ((await next()) > 0);
    await town.settle();
    expect(await clerk().read(job.id)).toMatchObject({ state: 'ROLLED_BACK', undone: { rows: 75, conflicting: 0 } });
    expect(await town.running().engine.store.model(register).countDocuments({})).toBe(0);
    expect(await town.running().engine.drift()).toEqual([]);
  });
});
