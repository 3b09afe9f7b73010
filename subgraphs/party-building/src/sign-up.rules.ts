import { fail, type Decision } from '@linli/kit';
import type { SignUp, SignUpFields } from './sign-up.model.ts';

type Target = Pick<SignUpFields, 'of' | 'target'>;

interface Around {
  readonly user: string;
  /** Whether this person is signed up there now. */
  readonly isKnown: boolean;
  readonly now: Date;
}

/** Somebody signs up, once. */
export function signUp({ of, target }: Target, { user, isKnown, now }: Around): Decision<SignUp> {
  if (isKnown) fail('SIGNED_UP_ALREADY', { target });
  return {
    set: { of, target, user, state: 'SIGNED', holds: true, at: now },
    event: { type: 'sign-up.made', data: { of, target } },
  };
}

/** The own one, before anybody knows whether they came. */
export function takeBack(row: SignUp, viewer: { readonly id: string }): Decision<SignUp> {
  if (row.user !== viewer.id) fail('NOT_FOUND', { id: row.id });
  if (row.state !== 'SIGNED') fail('SIGN_UP_STATE', { state: row.state });
  return {
    set: { state: 'WITHDRAWN', holds: false },
    event: { type: 'sign-up.withdrawn', data: { of: row.of, target: row.target } },
  };
}

/** Whether somebody came, and for how long. */
export const served = (row: SignUp, minutes: number | null, came: boolean): Decision<SignUp> | null =>
  row.state === 'SIGNED' ? { set: { state: came ? 'CAME' : 'ABSENT', ...(came ? { minutes } : {}) } } : null;
