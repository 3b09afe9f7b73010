import { hash, type KeyObject, sign, verify } from 'node:crypto';
import { rootOver, treeOf } from './context-tree.ts';

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
  /** The case or the reason in words that the purpose is named with. */
  readonly why?: string | null;
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

/** How a service is called as somebody who asks: `svc:cases`. */
export const SERVICE = 'svc:';

/** Seconds a signed context may be used. */
export const CONTEXT_LIFETIME = 30;

export const bodyHash = (body: string | Buffer): string => hash('sha256', body, 'base64url');

const headOf = (typ: string): string => Buffer.from(`{"alg":"EdDSA","typ":"${typ}"}`).toString('base64url');
const head = headOf('linli-ctx');
const treeHead = headOf('linli-ctx-tree');

const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const signed = (text: string, key: KeyObject): string => sign(null, Buffer.from(text), key).toString('base64url');

function sealText(claims: string, key: KeyObject): string {
  const text = `${head}.${encoded(claims)}`;
  return `${text}.${signed(text, key)}`;
}

/** Signs claims as a compact JWS with Ed25519: whoever can verify cannot forge. */
export const seal = (claims: Claims, key: KeyObject): string => sealText(JSON.stringify(claims), key);

/**
 * Signs the claims of calls that leave at the same moment, as JSON texts, by one signature over the root of their hash
 * tree. Each is as bound to its body, subgraph and time as if it were signed alone.
 */
export function sealAll(claims: readonly string[], key: KeyObject): readonly string[] {
  if (claims.length < 2) return claims.map((each) => sealText(each, key));
  const bodies = claims.map(encoded);
  const { root, ways } = treeOf(bodies);
  const signature = signed(`${treeHead}.${root}`, key);
  return bodies.map((body, index) => `${treeHead}.${body}.${ways[index]}.${signature}`);
}

export interface Unsealing {
  readonly aud: string;
  /** Two keys overlap while one is rotated out. */
  readonly keys: readonly KeyObject[];
  /** Seconds since 1970. */
  readonly now: number;
}

// Roots that held, by key: the other calls of the same moment need not be verified again.
const REMEMBERED = 1_000;
const held = new WeakMap<KeyObject, Set<string>>();

const isSigned = (text: string, signature: string, key: KeyObject): boolean =>
  verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));

function isRootSigned(text: string, signature: string, key: KeyObject): boolean {
  const roots = held.get(key) ?? new Set<string>();
  const both = `${text}.${signature}`;
  if (roots.has(both)) return true;
  if (!isSigned(text, signature, key)) return false;
  const [oldest] = roots;
  if (roots.size >= REMEMBERED && oldest !== undefined) roots.delete(oldest);
  held.set(key, roots.add(both));
  return true;
}

/** The claims as they were signed, alone or with others; null when they were not. */
function signedClaims(token: string, keys: readonly KeyObject[]): string | null {
  const parts = token.split('.');
  const [first, body = '', third = '', fourth = ''] = parts;
  if (first === head && parts.length === 3) {
    return keys.some((key) => isSigned(`${head}.${body}`, third, key)) ? body : null;
  }
  if (first !== treeHead || parts.length !== 4) return null;
  const root = rootOver(body, third);
  return root !== null && keys.some((key) => isRootSigned(`${treeHead}.${root}`, fourth, key)) ? body : null;
}

/** Which service a context says it is of, to find the keys of that one; nothing is believed yet. */
export function claimedService(token: string): string | null {
  try {
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Partial<Claims>;
    return typeof sub === 'string' && sub.startsWith(SERVICE) ? sub.slice(SERVICE.length) : null;
  } catch {
    return null;
  }
}

/**
 * The claims of a context, or null for anything that is not exactly one of ours. The heads are constants: another
 * algorithm is another text and fails before a signature is looked at.
 */
export function unseal(token: string | undefined, { aud, keys, now }: Unsealing): Claims | null {
  const body = signedClaims(token ?? '', keys);
  if (body === null) return null;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
  const inTime = claims.exp >= now && claims.iat <= now + 5 && claims.exp - claims.iat <= CONTEXT_LIFETIME;
  return claims.aud === aud && inTime ? claims : null;
}
