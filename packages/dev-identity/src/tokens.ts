import { createHash, randomUUID } from 'node:crypto';
import { decodeJwt, jwtVerify, SignJWT } from 'jose';
import type Provider from 'oidc-provider';
import type { Entity } from 'oidc-provider';
import { claimsFor, type Claims } from './claims.ts';
import type { Keys } from './keys.ts';
import { findServiceAccount, type Realm } from './realm.ts';
import { scopeText } from './scopes.ts';

/** What tokens are made of. */
export interface Mint {
  readonly issuer: string;
  readonly realm: Realm;
  readonly keys: Keys;
  readonly provider: Provider;
}

const seconds = (): number => Math.floor(Date.now() / 1000);

/** Who and what stands behind a token of the provider; nothing when the user or client is gone. */
async function behind({ realm, provider }: Mint, token: Entity) {
  const client = realm.clients.get(token.clientId);
  const user = token.accountId ? realm.users.get(token.accountId) : findServiceAccount(realm, token.clientId);
  const session = token.sessionUid ? await provider.Session.findByUid(token.sessionUid) : undefined;
  return client && user ? { client, user, requested: token.scopes, authTime: session?.loginTs } : undefined;
}

/**
 * The claims of an access token as Keycloak writes them. `jti` is the provider's own opaque token, so that user info,
 * introspection and revocation stay the provider's.
 */
export async function accessClaims(mint: Mint, token: Entity): Promise<Claims | undefined> {
  const asked = await behind(mint, token);
  if (!asked) return undefined;
  const iat = token.iat ?? seconds();
  return {
    ...claimsFor(mint.realm, { ...asked, use: 'access' }),
    iss: mint.issuer,
    iat,
    exp: token.exp ?? iat + token.expiration,
    jti: token.jti,
    typ: 'Bearer',
    azp: token.clientId,
    scope: scopeText(mint.realm, asked.client, token.scopes),
    ...(token.sessionUid ? { sid: token.sessionUid } : {}),
  };
}

export const signAccess = ({ keys }: Mint, claims: Claims): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keys.kid }).sign(keys.signing);

// OpenID Connect Core 3.1.3.6: the left half of the access token's hash.
const atHash = (access: string): string =>
  createHash('sha256').update(access).digest().subarray(0, 16).toString('base64url');

/** The ID token beside an access token. The provider's own, when there is one, brings the nonce. */
export async function signId(mint: Mint, token: Entity, given: { access: string; idToken: unknown }): Promise<string> {
  const asked = await behind(mint, token);
  const nonce = typeof given.idToken === 'string' ? decodeJwt(given.idToken)['nonce'] : undefined;
  const iat = seconds();
  return signAccess(mint, {
    ...(asked && claimsFor(mint.realm, { ...asked, use: 'id' })),
    iss: mint.issuer,
    aud: token.clientId,
    sub: token.accountId,
    iat,
    exp: iat + token.expiration,
    jti: randomUUID(),
    typ: 'ID',
    azp: token.clientId,
    sid: token.sessionUid,
    at_hash: atHash(given.access),
    ...(nonce ? { nonce } : {}),
  });
}

/** A refresh token that keycloak-js can read: the provider's opaque one, wrapped. Only the issuer opens it. */
export function signRefresh({ issuer, keys }: Mint, token: Entity): Promise<string> {
  const { jti, clientId, accountId, sessionUid, scope } = token;
  const iat = seconds();
  const exp = token.exp ?? iat + token.expiration;
  const claims: Claims = { jti, typ: 'Refresh', azp: clientId, sub: accountId, sid: sessionUid, scope };
  return new SignJWT({ ...claims, iss: issuer, aud: issuer, iat, exp })
    .setProtectedHeader({ alg: 'HS512', typ: 'JWT' })
    .sign(keys.refresh);
}

/** The provider's opaque token inside one of ours; a text that is none of ours is a token nobody has. */
export async function unwrap({ issuer, keys }: Pick<Mint, 'issuer' | 'keys'>, token: string): Promise<string> {
  const access = () => jwtVerify(token, keys.verifying, { issuer, algorithms: ['RS256'] });
  const refresh = () => jwtVerify(token, keys.refresh, { issuer, audience: issuer, algorithms: ['HS512'] });
  const opened = await access().catch(() => refresh().catch(() => undefined));
  const isOurs = opened?.payload['typ'] === 'Bearer' || opened?.payload['typ'] === 'Refresh';
  return (isOurs && opened?.payload.jti) || 'none';
}
