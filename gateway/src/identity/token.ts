import { hash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { fail } from '../failure.ts';
import { readIdentity, type Verified } from './claims.ts';

export interface TokenRules {
  readonly issuers: readonly string[];
  readonly clients: readonly string[];
  /** The longest a token may live, in seconds. */
  readonly maxSeconds: number;
  readonly keys: JWTVerifyGetKey;
}

export type ReadToken = (token: string) => Promise<Verified>;

const AUDIENCE = 'gateway';
const MAX_BYTES = 8192;
const CLOCK_SKEW = 60;

// Failures of fetching the keys, not of the token: the caller has done nothing wrong.
const keyTroubles: readonly string[] = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];

const isTheTokensFault = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !keyTroubles.includes(error.code);

/** What jose leaves open: ID and refresh tokens, foreign clients, tokens from the future and tokens for ever. */
function isOurs(payload: JWTPayload, { clients, maxSeconds }: TokenRules): boolean {
  const { typ, azp, iat = 0, exp = 0 } = payload;
  if (typ !== 'Bearer' || typeof azp !== 'string' || !clients.includes(azp)) return false;
  return iat <= Date.now() / 1000 + CLOCK_SKEW && exp - iat <= maxSeconds;
}

async function verified(token: string, rules: TokenRules): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, rules.keys, {
      issuer: [...rules.issuers],
      audience: AUDIENCE,
      algorithms: ['RS256'],
      clockTolerance: 5,
      requiredClaims: ['exp', 'sub', 'iat'],
    });
    return payload;
  } catch (error) {
    return fail(isTheTokensFault(error) ? 'SIGN_IN_REQUIRED' : 'SERVICE_UNAVAILABLE');
  }
}

// A key that was withdrawn signs nobody in for much longer than the keys themselves are kept.
const KEPT_SECONDS = 60;

/** Verifies a token once a minute and remembers it by its hash. */
export function tokenReader(rules: TokenRules): ReadToken {
  const known = new LRUCache<string, Verified>({ max: 10_000 });
  return async (token) => {
    if (token.length > MAX_BYTES) fail('SIGN_IN_REQUIRED');
    const digest = hash('sha256', token, 'base64');
    const seen = known.get(digest);
    const now = Date.now() / 1000;
    if (seen && seen.knownUntil > now) return seen;
    const payload = await verified(token, rules);
    const identity = isOurs(payload, rules) ? readIdentity(payload) : null;
    if (!identity) return fail('SIGN_IN_REQUIRED');
    const read = { ...identity, knownUntil: Math.min(identity.exp, now + KEPT_SECONDS) };
    known.set(digest, read);
    return read;
  };
}
