import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { aCase } from './a-case.ts';
import { castOf, does, looks, reports, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const until = '2026-03-04T09:00:00+08:00';
const ask = (kind: string, at = until) => ({ input: { kind, reason: '等待配件', until: at } });
const up = { cause: 'NEEDS_DEPARTMENT', reason: '需要专业部门' };

/** A case that the community's own department has taken in hand, with running clocks. */
async function inHand(): Promise<Seen> {
  let seen = await reports(cast.gridWorker, { category: 'E01' });
  seen = await does(cast.gridWorker, { name: 'reportUpCase', on: seen, args: up });
  seen = await does(cast.hub, { name: 'dispatchCase', on: seen, args: { to: { department: 'urban-management' } } });
  return does(cast.localHandler, { name: 'takeCase', on: seen });
}

const asked = (on: Seen, kind = 'SUSPEND') => does(cast.localHandler, { name: 'requestPause', on, args: ask(kind) });
const dueAt = async (id: string) => new Date(String((await looks(cast.hub, id)).dueAt));

describe('a department that cannot go on', () => {
  it('asks, and the clock runs on until the dispatcher agrees', async () => {
    const seen = await inHand();
    const pause = await asked(seen);
    expect(await looks(cast.hub, seen.id)).toMatchObject({ state: 'IN_PROGRESS', dueAt: seen.dueAt });
    await does(cast.hub, { name: 'approvePause', on: pause });
    expect(await looks(cast.hub, seen.id)).toMatchObject({ state: 'SUSPENDED' });
    expect((await made.journal()).map(({ event }) => event?.type)).toContain('case.suspended');
  });

  it('loses none of its time while the clock stands, and goes on by itself when the pause runs out', async () => {
    const seen = await inHand();
    const pause = await asked(seen);
    await does(cast.hub, { name: 'approvePause', on: pause });
    made.clock.set('2026-03-03T20:00:00+08:00');
    expect(await made.tick('clock')).toBe(0);
    made.clock.set(until);
    expect(await made.tick('clock')).toBe(1);
    expect(await looks(cast.hub, seen.id)).toMatchObject({ state: 'IN_PROGRESS', light: 'GREEN' });
    // Three working days from Monday 09:00; two of them were paused away.
    expect(new Date(String(seen.dueAt))).toEqual(new Date('2026-03-04T17:30:00+08:00'));
    expect(await dueAt(seen.id)).toEqual(new Date('2026-03-06T17:30:00+08:00'));
  });

  it('goes on earlier when it can', async () => {
    const seen = await inHand();
    await does(cast.hub, { name: 'approvePause', on: await asked(seen) });
    made.clock.set('2026-03-03T09:00:00+08:00');
    const going = await does(cast.localHandler, { name: 'resumeCase', on: await looks(cast.hub, seen.id) });
    expect(going).toMatchObject({ state: 'IN_PROGRESS' });
    expect(await dueAt(seen.id)).toEqual(new Date('2026-03-05T17:30:00+08:00'));
  });

  it('gets a later due time by an extension, without stopping', async () => {
    const seen = await inHand();
    const later = '2026-03-10T10:00:00+08:00';
    const pause = await does(cast.localHandler, { name: 'requestPause', on: seen, args: ask('EXTEND', later) });
    await does(cast.hub, { name: 'approvePause', on: pause });
    expect(await looks(cast.hub, seen.id)).toMatchObject({ state: 'IN_PROGRESS' });
    expect(await dueAt(seen.id)).toEqual(new Date(later));
  });

  it('is told no with a reason, and may ask again', async () => {
    const seen = await inHand();
    const pause = await asked(seen);
    await expect(asked(seen)).rejects.toMatchObject({ code: 'CASE_PAUSE_OPEN' });
    const refused = await does(cast.hub, { name: 'refusePause', on: pause, args: { reason: '可先临时处置' } });
    expect(refused).toMatchObject({ state: 'REFUSED' });
    expect(await asked(seen)).toMatchObject({ state: 'REQUESTED' });
  });

  it.each([
    ['the past', '2026-03-01T09:00:00+08:00'],
    ['next year', '2027-03-01T09:00:00+08:00'],
  ])('cannot ask for %s', async (_, at) => {
    const seen = await inHand();
    const asking = does(cast.localHandler, { name: 'requestPause', on: seen, args: ask('SUSPEND', at) });
    await expect(asking).rejects.toMatchObject({ code: 'CASE_PAUSE_TIME' });
  });
});

describe('a pause', () => {
  const waiting = async () => asked(await inHand());

  it.each([
    ['approvePause', {}],
    ['refusePause', { reason: '不同意' }],
  ])(
    'is not decided (%s) without the right, from elsewhere, by another node, at an old version',
    async (name, args) => {
      const pause = await waiting();
      const by = (who: keyof typeof cast, on = pause) => does(cast[who], { name, on, args });
      await expect(by('localHandler')).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
      await expect(by('neighbourHub')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(by('street')).rejects.toMatchObject({ code: 'CASE_OTHER_NODE' });
      await expect(by('hub', { ...pause, version: 7 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    },
  );

  it('is decided once, and not when the case has moved on', async () => {
    const pause = await waiting();
    await does(cast.hub, { name: 'refusePause', on: pause, args: { reason: '不同意' } });
    await expect(does(cast.hub, { name: 'approvePause', on: { ...pause, version: 2 } })).rejects.toMatchObject({
      code: 'CASE_PAUSE_DECIDED',
    });
  });

  it('is decided by somebody else than who asked', async () => {
    const seen = await inHand();
    const both = made.person({
      at: '340103009001',
      roles: ['dept-handler', 'hub-operator'],
      departments: ['urban-management'],
      id: 'u-both',
    });
    const pause = await does(both, { name: 'requestPause', on: seen, args: ask('SUSPEND') });
    await expect(does(both, { name: 'approvePause', on: pause })).rejects.toMatchObject({ code: 'CASE_SAME_PERSON' });
  });

  it('stops nothing that is not in progress', async () => {
    const seen = await inHand();
    const pause = await asked(seen);
    await does(cast.localHandler, { name: 'resolveCase', on: seen, args: { input: { result: '已处理' } } });
    await expect(does(cast.hub, { name: 'approvePause', on: pause })).rejects.toMatchObject({ code: 'CASE_STATE' });
    expect(await aCase({ town: made, cast }, 'RESOLVED')).toMatchObject({ state: 'RESOLVED' });
  });
});
