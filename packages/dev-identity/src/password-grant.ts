import type { Context } from 'oidc-provider';
import type { Provider } from './oidc.ts';
import { sessionSeconds } from './lifespans.ts';
import { errors } from './oidc.ts';
import type { CheckPassword } from './passwords.ts';
import type { Realm } from './realm.ts';
import { foreignScopes } from './scopes.ts';

function refuse(): never {
  const error = new errors.CustomOIDCProviderError('invalid_grant', 'Invalid user credentials');
  throw Object.assign(error, { status: 401, statusCode: 401 }); // Keycloak answers 401 here, RFC 6749 would have 400
}

function scopeOf(realm: Realm, { client, params }: Context['oidc']): string {
  const asked = params['scope']?.split(' ').filter(Boolean) ?? [];
  const known = realm.clients.get(client.clientId);
  const foreign = known ? foreignScopes(realm, known, asked) : asked;
  if (foreign.length > 0) throw new errors.InvalidScope('Invalid scopes', foreign.join(' '));
  return asked.join(' ');
}

/** Lets a script sign in with a name and a password, where a client allows it. It starts a session like a browser's. */
export function registerPasswordGrant(provider: Provider, realm: Realm, check: CheckPassword): void {
  const grantTo = async (clientId: string, accountId: string, scope: string) => {
    const session = new provider.Session({ accountId, loginTs: Math.floor(Date.now() / 1000) });
    const grant = new provider.Grant({ clientId, accountId });
    grant.addOIDCScope(['openid', scope].join(' ').trim());
    const grantId = await grant.save();
    session.authorizationFor(clientId, {}).grantId = grantId;
    await session.save(sessionSeconds(realm, undefined));
    return {
      grant,
      fields: { accountId, grantId, scope, sessionUid: session.uid, expiresWithSession: true, gty: 'password' },
    };
  };
  const handler = async (ctx: Context) => {
    const { client, params } = ctx.oidc;
    const scope = scopeOf(realm, ctx.oidc);
    const person = await check(params['username'] ?? '', params['password'] ?? '');
    if (!person) return refuse();
    const { grant, fields } = await grantTo(client.clientId, person.id, scope);
    const access = new provider.AccessToken({ ...fields, client });
    const refresh = new provider.RefreshToken({ ...fields, client });
    ctx.oidc.entity('Grant', grant);
    ctx.oidc.entity('AccessToken', access);
    ctx.oidc.entity('RefreshToken', refresh);
    ctx.body = { access_token: await access.save(), refresh_token: await refresh.save() };
  };
  provider.registerGrantType('password', handler, ['username', 'password', 'scope']);
}
