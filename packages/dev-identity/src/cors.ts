import type { Context } from 'oidc-provider';
import { paths } from './paths.ts';
import type { Realm } from './realm.ts';

export const isOwnOrigin = (realm: Realm, origin: string): boolean => realm.origins.has(origin);

const guarded: readonly string[] = [paths.token, paths.userinfo, paths.revocation, paths.introspection];

/**
 * keycloak-js sends cookies with its token calls, so its own origins get the credentials header; any other origin gets
 * no permission at all.
 */
export function showCredentials(ctx: Context, isOwn: boolean): void {
  if (!guarded.includes(ctx.path) || !ctx.response.get('access-control-allow-origin')) return;
  if (isOwn) ctx.set('access-control-allow-credentials', 'true');
  else ctx.remove('access-control-allow-origin');
}
