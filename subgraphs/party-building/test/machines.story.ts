import type { SignUp } from '../src/sign-up.model.ts';
import { served, takeBack } from '../src/sign-up.rules.ts';
import type { VolunteerShift } from '../src/volunteer-shift.model.ts';
import { cancelShift, join, serve, withdrawn } from '../src/volunteer.rules.ts';

const before = new Date('2026-03-02T00:00:00Z');
const during = new Date('2026-03-02T02:00:00Z');

const outcome = (step: () => { readonly set: object } | null): string | object | null => {
  try {
    return step()?.set ?? null;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
};

describe('the table of shifts', () => {
  const shift = (state: VolunteerShift['state'], taken = 1): VolunteerShift =>
    ({
      id: 's',
      project: 'p',
      state,
      capacity: 2,
      taken,
      beginsAt: new Date('2026-03-02T01:00:00Z'),
      endsAt: new Date('2026-03-02T03:00:00Z'),
    }) as VolunteerShift;
  const steps = (row: VolunteerShift, now: Date) => [
    outcome(() => join(row, now)),
    outcome(() => withdrawn(row, now)),
    outcome(() => serve(row, 60, now)),
    outcome(() => cancelShift(row, '下雨')),
  ];
  const cancelled = { state: 'CANCELLED' };

  it('is joined and left before it begins, served afterwards, and called off until it is served', () => {
    expect(steps(shift('PLANNED'), before)).toEqual([{ taken: 2 }, { taken: 0 }, 'SHIFT_STATE', cancelled]);
    expect(steps(shift('PLANNED', 2), before)[0]).toBe('CAPACITY_FULL');
    const served = { state: 'SERVED', minutes: 60 };
    expect(steps(shift('PLANNED'), during)).toEqual(['SIGN_UP_CLOSED', 'SIGN_UP_CLOSED', served, cancelled]);
  });

  it.each(['SERVED', 'CANCELLED'] as const)('ends with %s', (state) => {
    for (const now of [before, during])
      expect(steps(shift(state), now)).toEqual(['SHIFT_STATE', 'SHIFT_STATE', 'SHIFT_STATE', 'SHIFT_STATE']);
  });
});

describe('the table of sign-ups', () => {
  const signUp = (state: SignUp['state']): SignUp =>
    ({ id: 'u', user: 'me', of: 'SHIFT', target: 's', state }) as SignUp;
  const steps = (row: SignUp) => [
    outcome(() => takeBack(row, { id: 'me' })),
    outcome(() => served(row, 60, true)),
    outcome(() => served(row, null, false)),
  ];

  it('is taken back by its own, or becomes what happened', () => {
    const came = { state: 'CAME', minutes: 60 };
    expect(steps(signUp('SIGNED'))).toEqual([{ state: 'WITHDRAWN', holds: false }, came, { state: 'ABSENT' }]);
    expect(outcome(() => takeBack(signUp('SIGNED'), { id: 'somebody else' }))).toBe('NOT_FOUND');
  });

  it.each(['WITHDRAWN', 'CAME', 'ABSENT'] as const)('ends with %s', (state) => {
    expect(steps(signUp(state))).toEqual(['SIGN_UP_STATE', null, null]);
  });
});
