import { setTimeout as timer } from 'node:timers/promises';
import { readingsOf } from '../src/job/readings.ts';
import { type Job, ledger, office } from './people/clerks.ts';
import { processesOf } from './people/another-process.ts';
import { hooks } from './people/person.ledger.ts';
import { people, somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';

const there = office(subgraph);
const { clerk, work } = there;
const processes = processesOf(there, subgraph.name);
const FAULTY = { 0: null };

let read = 0;
beforeEach(() => {
  read = 0;
  hooks.onRead = () => void (read += 1);
});

afterEach(async () => {
  hooks.onRead = () => undefined;
  await processes.stop();
});

const sexes = async (): Promise<readonly string[]> => {
  const { people: found } = await clerk().person.asks('{ people(first: 50) { nodes { sexCode } } }');
  return found.nodes.map(({ sexCode }: { sexCode: string }) => sexCode);
};

describe('a ledger that was checked', () => {
  it('goes in as it was read then, the faulty rows too', async () => {
    const zhang = clerk();
    const rows = [...people(45), somebody(46, FAULTY), somebody(1)];
    const checked = await zhang.checked(await ledger(...rows));
    expect(read).toBe(46);
    await zhang.does(checked, 'apply');
    await work();
    expect(await zhang.read(checked.id)).toMatchObject({ state: 'PARTLY', applied: { fresh: 45, faulty: 2 } });
    expect(read).toBe(46);
  });

  it('is read again where another process checked it, under other words', async () => {
    const zhang = clerk();
    const odd = await ledger(somebody(1, { 2: '帅哥' }), somebody(2, { 2: '靓仔' }));
    const job = await zhang.checked(odd);
    const words =
      ', words: [{ field: "sexCode", word: "帅哥", code: "1" }, { field: "sexCode", word: "靓仔", code: "2" }]';
    const mapped = await zhang.does(job, 'map', words);
    await zhang.does(mapped, 'check');
    const tick = await processes.start();
    while ((await tick()) > 0);
    const again: Job = await zhang.read(job.id);
    expect(again).toMatchObject({ state: 'CHECKED', checked: { fresh: 2, faulty: 0 } });
    await zhang.does(again, 'apply');
    await work();
    expect(await zhang.read(job.id)).toMatchObject({ state: 'APPLIED', applied: { fresh: 2, faulty: 0 } });
    expect([...(await sexes())].sort()).toEqual(['1', '2']);
  });
});

describe('what a check has read', () => {
  const job = { id: 'j', sheet: 0, header: 1, columns: [], words: [] } as unknown as Job;
  const line = (at: number) => ({ at, cells: { name: '张三' }, unknown: [], read: { row: { name: '张三' } } });
  const batches = [[line(1), line(2)], [line(3)]];
  async function* given() {
    yield* batches;
  }
  const usual = { most: 10_000, wait: 60_000 };

  const noted = async (limits = usual, most = Infinity) => {
    const readings = readingsOf<{ readonly name: string }>(limits);
    let count = 0;
    for await (const lines of readings.noting(job, given())) {
      expect(lines).toBe(batches[count]);
      count += 1;
      if (count >= most) break;
    }
    return readings;
  };

  it('comes back batch by batch, once', async () => {
    const readings = await noted();
    const found = readings.take(job);
    const told = [];
    for await (const lines of found ?? []) told.push(lines);
    expect(told).toEqual(batches);
    expect(readings.take(job)).toBeNull();
  });

  it('is nothing for another mapping, nor where the check did not come to its end', async () => {
    expect((await noted()).take({ ...job, header: 2 })).toBeNull();
    expect((await noted(usual, 1)).take(job)).toBeNull();
  });

  it('is not kept where it is too much', async () => {
    expect((await noted({ ...usual, most: 100 })).take(job)).toBeNull();
  });

  it('is gone when its time is over', async () => {
    const [old, young] = [await noted({ ...usual, wait: 1 }), await noted()];
    // Timers of one length go off in the order they were set.
    await timer(1);
    expect(old.take(job)).toBeNull();
    expect(young.take(job)).not.toBeNull();
  });
});
