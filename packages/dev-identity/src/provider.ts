import type { Context, Entity } from 'oidc-provider';
import { adapterOn } from './adapter.ts';
import { claimsFor } from './claims.ts';
import { logoutUris, registrationsOf } from './clients.ts';
import type { Keys } from './keys.ts';
import { lifespans, sessionSeconds } from './lifespans.ts';
import { OidcProvider, type Provider } from './oidc.ts';
import { askToLeave } from './pages/logout.ts';
import { errorPage } from './pages/error.ts';
import { isAllowed, paths, routes } from './paths.ts';
import type { Realm } from './realm.ts';
import { scopeNames } from './scopes.ts';
import type { Store } from './store.ts';

/** What the provider is built from. */
export interface Parts {
  readonly issuer: string;
  readonly base: string;
  readonly realm: Realm;
  readonly keys: Keys;
  readonly store: Store;
}

/** No consent screen for the realm's own clients (Keycloak: `consentRequired` is false). */
const grantSilently = (realm: Realm, provider: () => Provider) => async (ctx: Context) => {
  const { client, session } = ctx.oidc;
  const known = realm.clients.get(client.clientId);
  const { Grant } = provider();
  const id = session.grantIdFor(client.clientId);
  const fields = { clientId: client.clientId, accountId: session.accountId };
  const grant = (id ? await Grant.find(id) : undefined) ?? new Grant(fields);
  grant.addOIDCScope(['openid', ...(known ? scopeNames(realm, known) : [])].join(' '));
  await grant.save();
  return grant;
};

/** A user of the realm as the provider sees one: an id, and claims for the token at hand. */
const findAccount = (realm: Realm) => async (ctx: Context, sub: string) => {
  const user = realm.users.get(sub);
  if (!user) return undefined;
  const claims = async (use: string, scope: string) => {
    const client = realm.clients.get(ctx.oidc.client.clientId);
    const asked = { user, requested: scope.split(' '), use: use === 'id_token' ? 'id' : 'userinfo' } as const;
    return { ...(client && claimsFor(realm, { ...asked, client })), sub };
  };
  return { accountId: sub, claims };
};

const askedWithSecret = (_: Context, asker: { readonly clientAuthMethod: string }): boolean =>
  asker.clientAuthMethod !== 'none';

/** RFC 7009 2.1: a token is revoked by the client it was given to. */
const ownsToken = (_: Context, asker: { readonly clientId: string }, token: Entity): boolean =>
  token.clientId === asker.clientId;

function ttlOf(realm: Realm) {
  const { access, code, idle, longest, interaction } = lifespans(realm);
  return {
    AccessToken: access,
    ClientCredentials: access,
    IdToken: access,
    AuthorizationCode: code,
    RefreshToken: idle,
    Session: (_: Context, session: Entity) => sessionSeconds(realm, session.loginTs),
    Grant: longest,
    Interaction: interaction,
  };
}

const claimNames = (realm: Realm): readonly string[] => {
  const mappers = [...realm.scopes.values(), ...realm.clients.values()].flatMap((it) => it.protocolMappers ?? []);
  const tops = mappers.flatMap(({ config }) => config?.['claim.name']?.split('.')[0] ?? []);
  return ['sub', ...new Set(tops)];
};

function cookiesAt(base: string, key: string) {
  const kind = { httpOnly: true, sameSite: 'lax' };
  const names = { session: 'AUTH_SESSION_ID', interaction: 'KC_INTERACTION', resume: 'KC_RESTART' };
  return { keys: [key], names, long: { ...kind, path: `${base}/` }, short: kind };
}

/** Keycloak allows a trailing `*` in redirect addresses; the provider asks its clients, so they answer for the realm. */
function honourPatterns(provider: Provider, realm: Realm): void {
  Object.assign(provider.Client.prototype, {
    redirectUriAllowed(this: Entity, uri: string) {
      return isAllowed(realm.clients.get(this.clientId)?.redirectUris ?? [], uri);
    },
    postLogoutRedirectUriAllowed(this: Entity, uri: string) {
      return isAllowed(logoutUris(realm.clients.get(this.clientId)), uri);
    },
  });
}

/** oidc-provider, set up to behave as the realm says. */
export function buildProvider({ issuer, base, realm, keys, store }: Parts): Provider {
  const provider: Provider = new OidcProvider(issuer, {
    adapter: adapterOn(store),
    clients: registrationsOf(realm),
    jwks: { keys: [keys.jwk] },
    cookies: cookiesAt(base, keys.cookie),
    scopes: ['openid', ...realm.scopes.keys()],
    claims: { openid: claimNames(realm) },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    responseTypes: ['code'],
    routes,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      // Any client with a secret may ask about a token of this realm, as in Keycloak; the provider asks for the secret.
      introspection: { enabled: true, allowedPolicy: askedWithSecret },
      revocation: { enabled: true, allowedPolicy: ownsToken },
      rpInitiatedLogout: { enabled: true, logoutSource: askToLeave },
    },
    interactions: { url: (_ctx: Context, { uid }: { uid: string }) => `${base}${paths.login}/${uid}` },
    issueRefreshToken: (_ctx: Context, client: { grantTypeAllowed(type: string): boolean }) =>
      client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: () => realm.file.revokeRefreshToken === true,
    expiresWithSession: () => true,
    clientBasedCORS: (_ctx: Context, origin: string, client: { clientId: string }) =>
      realm.clients.get(client.clientId)?.webOrigins?.includes(origin) ?? false,
    loadExistingGrant: grantSilently(realm, () => provider),
    findAccount: findAccount(realm),
    ttl: ttlOf(realm),
    renderError: errorPage,
  });
  honourPatterns(provider, realm);
  // Keycloak adds the session to what it sends back to the client.
  provider.on('authorization.success', (ctx: Context, out: Record<string, unknown>) => {
    out['session_state'] = ctx.oidc.session.uid;
  });
  return provider;
}
