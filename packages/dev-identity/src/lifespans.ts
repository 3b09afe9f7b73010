import type { Realm } from './realm.ts';

/** Lifespans of the realm in seconds, with Keycloak's own defaults. */
export function lifespans({ file }: Realm) {
  return {
    access: file.accessTokenLifespan ?? 300,
    code: file.accessCodeLifespan ?? 60,
    idle: file.ssoSessionIdleTimeout ?? 1800,
    longest: file.ssoSessionMaxLifespan ?? 36_000,
    interaction: 1800,
  };
}

/** How long a session still lives when nobody comes: the idle time, and never past its longest life. */
export function sessionSeconds(realm: Realm, loginAt: number | undefined): number {
  const { idle, longest } = lifespans(realm);
  const now = Math.floor(Date.now() / 1000);
  return Math.max(1, Math.min(idle, (loginAt ?? now) + longest - now));
}
