import { createHash, type KeyObject, sign, verify } from 'node:crypto';

/** What the gateway says about a caller. Bound to one subgraph (`aud`), one body (`bh`) and thirty seconds. */
export interface Claims {
  readonly sub: string;
  readonly kind: 'PERSON' | 'SERVICE' | 'ANONYMOUS';
  /** The twelve-digit node the caller acts at; null without a place. */
  readonly home: string | null;
  /** What the caller sees: the home, or a grid worker's own grids. */
  readonly nodes: readonly string[];
  readonly grids: readonly string[];
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly departments: readonly string[];
  readonly purpose: string | null;
  /** The caller's idempotency key, if any. */
  readonly idem: string | null;
  /** Request id, for logs, audit lines and the person who complains. */
  readonly rid: string;
  readonly traceparent?: string;
  readonly aud: string;
  readonly bh: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
}

export const CONTEXT_HEADER = 'linli-context';

/** Seconds a signed context may be used. */
export const CONTEXT_LIFETIME = 30;

export const bodyHash = (body: string | Buffer): string => createHash('sha256').update(body).digest('base64url');

const head = Buffer.from('{"alg":"EdDSA","typ":"linli-ctx"}').toString('base64url');

/** Signs claims as a compact JWS with Ed25519: whoever can verify cannot forge. */
export function seal(claims: Claims, key: KeyObject): string {
  const text = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
}

export interface Unsealing {
  readonly aud: string;
  /** Two keys overlap while one is rotated out. */
  readonly keys: readonly KeyObject[];
  /** Seconds since 1970. */
  readonly now: number;
}

/**
 * The claims of a context, or null for anything that is not exactly one of ours. The head is a constant: another
 * algorithm is another text and fails before a signature is looked at.
 */
export function unseal(token: string | undefined, { aud, keys, now }: Unsealing): Claims | null {
  const [first, body, signature, ...rest] = (token ?? '').split('.');
  if (first !== head || !body || !signature || rest.length > 0) return null;
  const text = Buffer.from(`${first}.${body}`);
  const signed = Buffer.from(signature, 'base64url');
  if (!keys.some((key) => verify(null, text, key, signed))) return null;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
  const inTime = claims.exp >= now && claims.iat <= now + 5 && claims.exp - claims.iat <= CONTEXT_LIFETIME;
  return claims.aud === aud && inTime ? claims : null;
}
