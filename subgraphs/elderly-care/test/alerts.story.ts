import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { arrives, BAOHE, castOf, does, GRID, looks, people, refused, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const raised = async () => {
  await arrives(made, 'r1');
  return does(cast.hub, 'raiseAlert', { input: { elder: 'r1', kind: 'SOS', point: 'p-1' } });
};
const says = (type: string, subject: string, data: object, version = 1) =>
  made.hear({ type, subject, jurisdiction: GRID, version, data: data as Record<string, string> });
const named = (alert: string, worker: string | null, user: string | null) =>
  says('alert.worker-named', alert, { alert, worker, user });
const seen = (id: string) => looks(cast.hub, 'Alert', id);

describe('an alert', () => {
  it('gives the nearest worker five minutes, and the city hears of it', async () => {
    const alert = await raised();
    expect(alert).toMatchObject({ state: 'RAISED', step: 'WORKER', dueAt: '2026-03-02T01:05:00.000Z' });
    const [line] = (await made.journal()).filter(({ event }) => event?.type === 'alert.raised');
    expect(line).toMatchObject({ place: GRID, event: { data: { kind: 'SOS', elder: 'r1', point: 'p-1' } } });
  });

  it('is raised once of a kind, for an elder of the own place', async () => {
    await raised();
    const input = { elder: 'r1', kind: 'SOS' };
    await expect(does(cast.gridWorker, 'raiseAlert', { input })).rejects.toMatchObject({ code: 'ALERT_OPEN' });
    await expect(does(cast.neighbour, 'raiseAlert', { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await does(cast.gridWorker, 'raiseAlert', { input: { ...input, kind: 'NO_MOVEMENT' } })).toMatchObject({
      isOpen: true,
    });
  });

  it('is answered by the named worker and nobody else of the field', async () => {
    const alert = await raised();
    await expect(does(cast.gridWorker, 'acknowledgeAlert', { on: alert })).rejects.toMatchObject({
      code: 'ALERT_NOT_YOURS',
    });
    await named(alert.id, 'w-1', people.gridWorker.id);
    const on = await seen(alert.id);
    expect(on).toMatchObject({ worker: { id: 'w-1' }, step: 'WORKER' });
    await refused(cast, cast.gridWorker, 'acknowledgeAlert', { on });
    await expect(does(cast.clerk, 'acknowledgeAlert', { on })).rejects.toMatchObject({ code: 'ALERT_NOT_YOURS' });
    const answered = await does(cast.gridWorker, 'acknowledgeAlert', { on });
    expect(answered).toMatchObject({ state: 'ACKNOWLEDGED', answeredBy: 'WORKER', dueAt: null });
    await expect(does(cast.clerk, 'arriveAtAlert', { on: answered }).then(({ state }) => state)).resolves.toBe(
      'ARRIVED',
    );
    await expect(does(cast.gridWorker, 'arriveAtAlert', { on: await seen(alert.id) })).rejects.toMatchObject({
      code: 'ALERT_STATE',
    });
  });

  it('goes on to the family after five minutes, to the street after ten more, and is unanswered after fifteen', async () => {
    const { id } = await raised();
    await named(id, 'w-1', people.gridWorker.id);
    const after = async (minutes: number) => {
      made.clock.forward({ minutes });
      await made.tick('alerts');
      const { step, unanswered, clocks } = await seen(id);
      return [step, unanswered, clocks.length];
    };
    expect(await after(4)).toEqual(['WORKER', false, 1]);
    expect(await after(1)).toEqual(['FAMILY', false, 2]);
    expect(await after(9)).toEqual(['FAMILY', false, 2]);
    expect(await after(1)).toEqual(['STREET', false, 3]);
    expect(await after(15)).toEqual(['STREET', true, 3]);
    expect(await after(15)).toEqual(['STREET', true, 3]);
    expect((await told(made)).slice(-3)).toEqual(['alert.passed-on', 'alert.passed-on', 'alert.unanswered']);
    const on = await seen(id);
    await refused(cast, cast.hub, 'answerAlert', { on, by: 'STREET' });
    expect(await does(cast.hub, 'answerAlert', { on, by: 'STREET' })).toMatchObject({
      state: 'ACKNOWLEDGED',
      unanswered: false,
    });
  });

  it('is the family’s at once when nobody is on duty', async () => {
    const { id } = await raised();
    await named(id, null, null);
    expect(await seen(id)).toMatchObject({ step: 'FAMILY', dueAt: '2026-03-02T01:10:00.000Z', worker: null });
  });

  it('is closed with its case, however the case ends', async () => {
    const { id } = await raised();
    await says('case.opened-for-alert', 'c-1', { alert: id, case: 'c-1' });
    expect(await seen(id)).toMatchObject({ case: { id: 'c-1' } });
    await says('case.merged', 'c-1', { into: 'c-2' }, 2);
    await says('case.closed', 'c-1', {}, 3);
    expect(await seen(id)).toMatchObject({ state: 'RAISED', case: { id: 'c-2' } });
    await says('case.closed', 'c-2', {}, 9);
    expect(await seen(id)).toMatchObject({ state: 'CLOSED', isOpen: false });
    await expect(does(cast.hub, 'dismissAlert', { on: await seen(id), reason: '误报' })).rejects.toMatchObject({
      code: 'ALERT_STATE',
    });
    expect((await told(made)).at(-1)).toBe('alert.closed');
  });

  it('is none, as the centre says with a reason', async () => {
    const on = await raised();
    await refused(cast, cast.hub, 'dismissAlert', { on, reason: '误触' });
    await expect(does(cast.hub, 'dismissAlert', { on, reason: '' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    expect(await does(cast.hub, 'dismissAlert', { on, reason: '误触' })).toMatchObject({
      state: 'FALSE_ALARM',
      isOpen: false,
    });
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });
});

describe('a district', () => {
  const SET = `mutation ($version: Int!, $input: ElderlyCareSettingsInput!, $district: ID!) {
    configureElderlyCare(district: $district, version: $version, input: $input) { version workerMinutes } }`;
  const usual = {
    workerMinutes: 3,
    familyMinutes: 10,
    streetMinutes: 15,
    diagnosisWorse: 1,
    riskWorse: 1,
    riskEvents: 2,
    riskDays: 30,
    appealDays: 15,
  };

  it('sets its own minutes, once for each version, within bounds, and for itself alone', async () => {
    const set = (over: object) => cast.district.asks(SET, { district: BAOHE, version: 0, input: usual, ...over });
    await expect(set({ district: '340103' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(set({ district: GRID })).rejects.toMatchObject({ code: 'CODE_INVALID' });
    await expect(set({ input: { ...usual, workerMinutes: 0 } })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(set({ version: 3 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect((await set({})).configureElderlyCare).toEqual({ version: 1, workerMinutes: 3 });
    expect(await raised()).toMatchObject({ dueAt: '2026-03-02T01:03:00.000Z' });
    expect(await told(made)).toContain('elderly-care.configured');
  });
});
