import type { Context } from 'oidc-provider';
import { isOwnOrigin, showCredentials } from './cors.ts';
import { paths } from './paths.ts';
import { scopeText } from './scopes.ts';
import { sessionSeconds } from './lifespans.ts';
import { accessClaims, signAccess, signId, signRefresh, type Mint } from './tokens.ts';

type Body = Record<string, unknown>;

/** Refreshing is being there: the idle time of the session starts again, as in Keycloak. */
async function touch({ provider, realm }: Mint, sessionUid: string | undefined): Promise<void> {
  const session = sessionUid ? await provider.Session.findByUid(sessionUid) : undefined;
  await session?.save(sessionSeconds(realm, session.loginTs));
}

async function answerTokens(mint: Mint, ctx: Context, body: Body): Promise<Body> {
  const { AccessToken, ClientCredentials, RefreshToken } = ctx.oidc.entities;
  const token = AccessToken ?? ClientCredentials;
  const claims = token && (await accessClaims(mint, token));
  const client = token && mint.realm.clients.get(token.clientId);
  if (!token || !claims || !client) {
    ctx.status = 400;
    return { error: 'invalid_grant', error_description: 'User not found' };
  }
  await touch(mint, token.sessionUid);
  const access = await signAccess(mint, claims);
  const isPerson = token === AccessToken && token.scopes.has('openid');
  return {
    access_token: access,
    expires_in: token.expiration,
    ...(RefreshToken
      ? { refresh_expires_in: RefreshToken.expiration, refresh_token: await signRefresh(mint, RefreshToken) }
      : { refresh_expires_in: 0 }),
    token_type: 'Bearer',
    ...(isPerson ? { id_token: await signId(mint, token, { access, idToken: body['id_token'] }) } : {}),
    'not-before-policy': 0,
    ...(token.sessionUid ? { session_state: token.sessionUid } : {}),
    scope: scopeText(mint.realm, client, token.scopes),
  };
}

async function answerIntrospection(mint: Mint, ctx: Context, body: Body): Promise<Body> {
  const { AccessToken, ClientCredentials } = ctx.oidc.entities;
  const token = AccessToken ?? ClientCredentials;
  const claims = token && (await accessClaims(mint, token));
  if (body['active'] !== true || (token && !claims)) return { active: false };
  return { ...body, ...claims, username: claims?.['preferred_username'], active: true };
}

/** Turns the provider's answer into Keycloak's. */
export const dress =
  (mint: Mint) =>
  async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    await next();
    const { body, path } = ctx;
    showCredentials(ctx, isOwnOrigin(mint.realm, ctx.get('origin')));
    if (typeof body !== 'object' || ctx.method !== 'POST') return;
    if (path === paths.token && body['access_token']) ctx.body = await answerTokens(mint, ctx, body);
    if (path === paths.introspection && 'active' in body) ctx.body = await answerIntrospection(mint, ctx, body);
    if (body['error'] === 'invalid_client') {
      ctx.body = { ...body, error_description: 'Invalid client or Invalid client credentials' };
    }
  };
