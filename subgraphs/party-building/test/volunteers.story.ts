import fc from 'fast-check';
import { town } from '@linli/testkit';
import type { PointAccount } from '../src/point-account.model.ts';
import { earn, pointsFor, redeem } from '../src/points.rules.ts';
import { subgraph } from '../src/index.ts';
import { castOf, does, GRID, looks, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const { clock } = made;
const cast = castOf(made);
const times = { beginsAt: '2026-03-07T08:00:00+08:00', endsAt: '2026-03-07T10:30:00+08:00' };

const project = (over = {}): Promise<Seen> =>
  does(cast.clerk, 'openVolunteerProject', {
    input: { place: GRID, title: '助老志愿', description: '陪伴老人', pointsPerHour: 10, ...over },
  });
const shift = (of: Seen, over = {}): Promise<Seen> =>
  does(cast.clerk, 'planShift', { input: { project: of.id, ...times, capacity: 2, ...over } });
const newer = (row: Seen, by = 1): Seen => ({ ...row, version: row.version + by });

describe('a shift', () => {
  it('has no more places than it has, and gives those who came hours and whole points', async () => {
    const planned = await shift(await project());
    const first = await does(cast.volunteer, 'signUpForShift', { on: planned });
    const twice = does(cast.volunteer, 'signUpForShift', { on: newer(planned) });
    await expect(twice).rejects.toMatchObject({ code: 'SIGNED_UP_ALREADY' });
    const second = await does(cast.member, 'signUpForShift', { on: newer(planned) });
    const third = does(cast.resident, 'signUpForShift', { on: newer(planned, 2) });
    await expect(third).rejects.toMatchObject({ code: 'CAPACITY_FULL' });
    const full = newer(planned, 2);
    const served = [{ signUp: first.id, minutes: 95 }];
    const early = does(cast.clerk, 'recordShift', { on: full, served });
    await expect(early).rejects.toMatchObject({ code: 'SHIFT_STATE' });
    clock.set(times.endsAt);
    const late = does(cast.volunteer, 'withdrawSignUp', { on: first });
    await expect(late).rejects.toMatchObject({ code: 'SIGN_UP_CLOSED' });
    for (const wrong of [
      { signUp: first.id, minutes: 151 },
      { signUp: first.id, minutes: -1 },
    ])
      await expect(does(cast.clerk, 'recordShift', { on: full, served: [wrong] })).rejects.toMatchObject({
        code: 'VALUE_INVALID',
      });
    const stranger = does(cast.clerk, 'recordShift', { on: full, served: [{ signUp: 'nobody', minutes: 5 }] });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await refused(cast, 'recordShift', { on: full, served, who: cast.clerk });
    expect(await does(cast.clerk, 'recordShift', { on: full, served })).toMatchObject({ state: 'SERVED', minutes: 95 });
    const again = does(cast.clerk, 'recordShift', { on: newer(full), served: [] });
    await expect(again).rejects.toMatchObject({ code: 'SHIFT_STATE' });
    const LIFE =
      '{ myPartyLife { points { balance minutes entries(first: 9) { nodes { kind points balance } } } signUps { id state minutes } } }';
    expect((await cast.volunteer.asks(LIFE)).myPartyLife).toEqual({
      points: { balance: 15, minutes: 95, entries: { nodes: [{ kind: 'EARNED', points: 15, balance: 15 }] } },
      signUps: [{ id: first.id, state: 'CAME', minutes: 95 }],
    });
    expect((await cast.member.asks(LIFE)).myPartyLife).toEqual({
      points: null,
      signUps: [{ id: second.id, state: 'ABSENT', minutes: null }],
    });
  });

  it.each([
    ['in the past', { beginsAt: '2026-03-01T08:00:00+08:00' }, 'SHIFT_TIME'],
    ['that ends before it begins', { endsAt: times.beginsAt }, 'SHIFT_TIME'],
    ['of two days', { endsAt: '2026-03-09T08:00:00+08:00' }, 'SHIFT_TIME'],
    ['for nobody', { capacity: 0 }, 'VALUE_INVALID'],
    ['of no project', { project: 'nobody' }, 'NOT_FOUND'],
  ])('is refused: one %s', async (_, over, code) => {
    await expect(shift(await project(), over)).rejects.toMatchObject({ code });
  });

  it('is cancelled, alone or with its project, and those who signed up are free', async () => {
    const whole = await project();
    const one = await shift(whole);
    await does(cast.volunteer, 'signUpForShift', { on: one });
    await refused(cast, 'cancelShift', { on: newer(one), reason: '下雨', who: cast.clerk });
    expect(await does(cast.clerk, 'cancelShift', { on: newer(one), reason: '下雨' })).toMatchObject({
      state: 'CANCELLED',
    });
    const again = does(cast.clerk, 'cancelShift', { on: newer(one, 2), reason: '下雨' });
    await expect(again).rejects.toMatchObject({ code: 'SHIFT_STATE' });
    const other = await shift(whole);
    await does(cast.volunteer, 'signUpForShift', { on: other });
    await refused(cast, 'endVolunteerProject', { on: whole, who: cast.clerk });
    const ended = await does(cast.clerk, 'endVolunteerProject', { on: whole });
    expect(await looks(cast.clerk, 'VolunteerShift', other.id)).toMatchObject({ state: 'CANCELLED' });
    for (const [mutation, args] of [
      ['planShift', { input: { project: whole.id, ...times, capacity: 1 } }],
      ['endVolunteerProject', { on: ended }],
    ] as const)
      await expect(does(cast.clerk, mutation, args)).rejects.toMatchObject({ code: 'PROJECT_ENDED' });
    const mine = (await cast.volunteer.asks('{ myPartyLife { signUps { state } } }')).myPartyLife.signUps;
    expect(mine).toEqual([{ state: 'WITHDRAWN' }, { state: 'WITHDRAWN' }]);
    expect(await told(made)).toContain('shift.cancelled');
  });
});

describe('points', () => {
  it('are redeemed down to nothing and not below, with a line for each', async () => {
    const planned = await shift(await project());
    const first = await does(cast.volunteer, 'signUpForShift', { on: planned });
    clock.set(times.endsAt);
    await does(cast.clerk, 'recordShift', { on: newer(planned), served: [{ signUp: first.id, minutes: 120 }] });
    const LIST = '{ pointAccounts(first: 9) { nodes { id version user balance } } }';
    const [account] = (await cast.clerk.asks(LIST)).pointAccounts.nodes as readonly Seen[];
    if (!account) throw new Error('No account');
    expect(account).toMatchObject({ user: 'u-volunteer', balance: 20 });
    const redeems = (on: Seen, points: number) => does(cast.clerk, 'redeemPoints', { on, points, what: '洗衣液' });
    for (const [points, code] of [
      [21, 'POINTS_SHORT'],
      [0, 'VALUE_INVALID'],
      [-5, 'VALUE_INVALID'],
    ] as const)
      await expect(redeems(account, points)).rejects.toMatchObject({ code });
    await refused(cast, 'redeemPoints', { on: account, points: 5, what: '洗衣液', who: cast.clerk });
    const less = await redeems(account, 5);
    expect(await redeems(less, 15)).toMatchObject({ balance: 0, earned: 20, redeemed: 20 });
    await made.settle();
    const stats = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "${GRID}" }]) { ... on Jurisdiction {
      partyStats { volunteerHours pointsEarned pointsRedeemed signUps } } } }`;
    expect((await cast.clerk.asks(stats))._entities[0].partyStats).toEqual({
      volunteerHours: 2,
      pointsEarned: 20,
      pointsRedeemed: 20,
      signUps: 1,
    });
  });

  it('are whole, never below zero, and add up whatever happens', () => {
    const step = fc.oneof(
      fc.record({ minutes: fc.integer({ min: 0, max: 1440 }), rate: fc.integer({ min: 0, max: 1000 }) }),
      fc.record({ points: fc.integer({ min: -10, max: 5000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let account = { balance: 0, earned: 0, redeemed: 0, minutes: 0 } as PointAccount;
        for (const each of steps) {
          try {
            const { set } =
              'rate' in each
                ? earn(account, pointsFor(each.minutes, each.rate), each.minutes)
                : redeem(account, each.points);
            account = { ...account, ...set };
          } catch (error) {
            if (!/POINTS_SHORT|VALUE_INVALID/.test(String((error as { code?: string }).code))) throw error;
          }
          expect(Number.isInteger(account.balance) && account.balance >= 0).toBe(true);
          expect(account.earned - account.redeemed).toBe(account.balance);
        }
      }),
    );
  });
});
