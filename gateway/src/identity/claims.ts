import { isRole, readPost, type Post, type Role } from '@linli/contract';
import { isCode, levelOf } from '@linli/vocabulary';
import type { JWTPayload } from 'jose';

/** What a verified token says about somebody, nothing derived. */
export interface Identity {
  readonly sub: string;
  /** The twelve-digit node the account belongs to. */
  readonly jurisdiction: string;
  readonly posts: readonly Post[];
  readonly roles: readonly Role[];
  readonly scopes: readonly string[];
  /** Seconds since 1970. */
  readonly exp: number;
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

const realmRoles = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'roles' in value ? value.roles : [];

/**
 * The posts of a token that names any; null when none of them can be read. Without the claim the roles count at home;
 * with one that is broken they must not, or a worker of one grid would see the whole community.
 */
function readPosts(value: unknown): readonly Post[] | null {
  if (value === undefined) return [];
  const said = texts(value);
  const posts = said.map(readPost).filter((post) => post !== null);
  return Array.isArray(value) && (value.length === 0 || posts.length > 0) ? posts : null;
}

// At most 255 ASCII characters (OpenID Connect Core, section 2).
const subject = /^[\x21-\x7e]{1,255}$/;

/** An identity whose token was verified. */
export interface Verified extends Identity {
  /** Until when the token need not be looked at again, in seconds since 1970. */
  readonly knownUntil: number;
}

/** Reads the claims. A jurisdiction that is missing, no whole division, or not of its stated level: null, no access. */
export function readIdentity(payload: JWTPayload): Identity | null {
  const { sub, exp, jurisdiction, level, posts, scope, realm_access: realm } = payload;
  if (typeof sub !== 'string' || !subject.test(sub) || !exp || typeof jurisdiction !== 'string') return null;
  if (jurisdiction.length !== 12 || !isCode(jurisdiction)) return null;
  if (typeof level !== 'string' || level.toUpperCase() !== levelOf(jurisdiction)) return null;
  const held = readPosts(posts);
  if (!held) return null;
  return {
    sub,
    exp,
    jurisdiction,
    posts: held,
    roles: texts(realmRoles(realm)).filter(isRole),
    scopes: typeof scope === 'string' ? scope.split(' ') : [],
  };
}
