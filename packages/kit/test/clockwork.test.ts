import { generateKeyPairSync } from 'node:crypto';
import { town } from '@linli/testkit';
import { startBackground } from '../src/city/background.ts';
import { leasesOf } from '../src/city/lease.ts';
import { numbersOf } from '../src/city/numbers.ts';
import { priority } from '../src/city/priority.ts';
import { failing } from './failing.ts';
import { subgraph } from './houses/subgraph.ts';

const whole = town(subgraph);
const { running } = whole;
const { refuses, worksAgain } = failing(whole);
const store = () => running().engine.store;
const NODE = '340111400001';
const { privateKey: serviceKey } = generateKeyPairSync('ed25519');
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

afterEach(() => worksAgain());

describe('numbers of a series', () => {
  it('are never given twice, by however many processes', async () => {
    const processes = [1, 2, 3].map(() => numbersOf(store()));
    const day = new Date('2026-03-02T09:00:00+08:00');
    const given = await Promise.all(
      processes.flatMap((next) => Array.from({ length: 50 }, () => next('case', NODE, day))),
    );
    expect(new Set(given).size).toBe(150);
    expect(given.every((each) => /^20260302-\d{4}$/.test(each))).toBe(true);
  });

  it('begin anew each day, and yesterday goes on where it was', async () => {
    const next = numbersOf(store());
    const [before, after] = [new Date('2026-03-02T23:59:59+08:00'), new Date('2026-03-03T00:00:01+08:00')];
    const given = [];
    for (let at = 0; at < 40; at += 1) given.push(await next('late', NODE, at % 2 ? after : before));
    expect(new Set(given).size).toBe(40);
    expect(given.slice(0, 2)).toEqual(['20260302-0001', '20260303-0001']);
  });

  it('are given again when the database is back', async () => {
    const next = numbersOf(store());
    const day = new Date('2026-03-02T09:00:00+08:00');
    await refuses(1, 8000, 'findAndModify');
    await expect(next('back', NODE, day)).rejects.toThrow();
    expect(await next('back', NODE, day)).toBe('20260302-0001');
  });
});

describe('a lease', () => {
  it('stays with the process that lives, and goes on to the next when it lets go or dies', async () => {
    const [first, second, third] = ['a', 'b', 'c'].map((owner) => leasesOf(store(), owner, 0.4));
    expect(await first?.isMine('clock')).toBe(true);
    for (let go = 0; go < 10; go += 1) {
      expect(await second?.isMine('clock')).toBe(false);
      await pause(100);
    }
    await first?.letGo();
    expect(await second?.isMine('clock')).toBe(true);
    // A process that dies says nothing and renews nothing.
    await store().books.leases.updateOne({ _id: 'clock' }, { $set: { owner: 'dead', until: new Date() } });
    await pause(5);
    expect(await third?.isMine('clock')).toBe(true);
    await second?.letGo();
    await third?.letGo();
  });

  it('is not taken for held by somebody else when the database is what fails', async () => {
    const leases = leasesOf(store(), 'a');
    await refuses(1, 8000, 'insert');
    await expect(leases.isMine('clock')).rejects.toThrow();
    await leases.letGo();
  });
});

describe('what follows from a ledger', () => {
  it('waits until the ledger lets it, and goes on also when that failed', async () => {
    const { first, after } = priority();
    for (const ends of [() => Promise.resolve(1), () => Promise.reject(new Error('away'))]) {
      const said: string[] = [];
      let end = (): void => undefined;
      const ledger = first(async () => {
        await new Promise<void>((resolve) => (end = resolve));
        said.push('ledger');
        return ends();
      }).catch(() => 0);
      const counters = after(async () => said.push('counters'));
      expect(said).toEqual([]);
      end();
      await Promise.all([ledger, counters]);
      expect(said).toEqual(['ledger', 'counters']);
    }
    expect(await after(() => Promise.resolve(7))).toBe(7);
  });

  it('has its turn between rounds of bulk work, which follow one another without a pause', async () => {
    const { engine } = running();
    let [left, turns] = [3, 0];
    const ticks = [
      { name: 'bulk', seconds: 600, goesFirst: true, run: async () => (left > 0 ? left-- : 0) },
      { name: 'after', seconds: 0.001, run: async () => (turns += 1) },
    ];
    const loops = startBackground({ ...engine, subgraph: { ...engine.subgraph, ticks } }, { peers: {}, serviceKey });
    // Ten minutes lie between two rounds that have nothing to do.
    while (left > 0 || turns < 3) await pause(5);
    await loops.stop();
    expect(left).toBe(0);
  });
});
