import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { findPerson, type KnownUser, type Realm } from './realm.ts';
import type { Store } from './store.ts';

/** Answers with the person, or with nothing: unknown, wrong, locked and disabled look and last the same. */
export type CheckPassword = (username: string, password: string, now?: number) => Promise<KnownUser | undefined>;

// The file holds the passwords in the clear, so nothing is gained by a slow hash; equal time is what counts here.
const pepper = randomBytes(32);
const digest = (text: string): Buffer => createHmac('sha256', pepper).update(text).digest();
const nobody = randomBytes(32);

/** Milliseconds a name is locked after so many failures: longer each time the factor is reached again (Keycloak). */
function lockOf({ file }: Realm, count: number): number {
  const {
    bruteForceProtected = false,
    failureFactor = 30,
    waitIncrementSeconds = 60,
    maxFailureWaitSeconds = 900,
  } = file;
  if (!bruteForceProtected || count < failureFactor) return 0;
  return Math.min(waitIncrementSeconds * Math.floor(count / failureFactor), maxFailureWaitSeconds) * 1000;
}

/** Checks passwords of the realm; failures and locks are kept in the store and so outlive a restart. */
export function passwordsOf(realm: Realm, store: Store): CheckPassword {
  return async (username, password, now = Date.now()) => {
    const person = findPerson(realm, username);
    const expected = person?.credentials?.find(({ type }) => type === 'password')?.value;
    const isRight = timingSafeEqual(digest(password), expected === undefined ? nobody : digest(expected));
    if (!person) return undefined;
    // In one transaction, so that guesses that come at the same moment are each counted.
    return store.root.transaction(() => {
      const { count, lockedUntil } = store.failures.get(person.id) ?? { count: 0, lockedUntil: 0 };
      if (lockedUntil > now) return undefined;
      if (isRight) {
        if (count > 0) void store.failures.remove(person.id);
        return person;
      }
      void store.failures.put(person.id, { count: count + 1, lockedUntil: now + lockOf(realm, count + 1) });
      return undefined;
    });
  };
}
