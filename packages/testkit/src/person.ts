import { randomUUID } from 'node:crypto';
import { asksWhy, type Permission, permissionsOf, type PurposeCode, type Role } from '@linli/contract';
import type { Running } from '@linli/kit';
import { bodyHash, type Claims, CONTEXT_HEADER, seal } from '@linli/kit/context';
import { gateway } from './keys.ts';

/** Somebody, from somewhere. */
export interface Someone {
  /** The node they act at; null for nobody in particular. */
  readonly at: string | null;
  readonly roles?: readonly Role[];
  /** Instead of what the roles may. */
  readonly permissions?: readonly Permission[];
  readonly departments?: readonly string[];
  readonly grids?: readonly string[];
  readonly purpose?: PurposeCode;
  /** Why, in words; said where the purpose asks for it, unless it is null. */
  readonly why?: string | null;
  readonly id?: string;
  readonly kind?: Claims['kind'];
}

export interface Answer {
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
  readonly data: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly [key: string]: unknown };
  }[];
}

export interface Asking {
  readonly key?: string;
}

export interface Person {
  readonly id: string;
  /** The data, or an error with the `code` of the first failure. */
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
  asks(query: string, variables?: Record<string, unknown>, asking?: Asking): Promise<any>;
  answers(query: string, variables?: Record<string, unknown>, asking?: Asking): Promise<Answer>;
}

/** The code a refusal carries. */
export class Refused extends Error {
  readonly code: string;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(message: string, extensions: { readonly code: string }) {
    super(`${extensions.code}: ${message}`);
    this.code = extensions.code;
    this.extensions = extensions;
  }
}

let count = 0;

// Who is nothing but a grid worker acts in the own grids.
function nodesOf({ at, roles = [], grids = [] }: Someone): readonly string[] {
  if (grids.length > 0 && roles.every((role) => role === 'grid-worker')) return grids;
  return at ? [at] : [];
}

const reasonFor = (purpose: PurposeCode | null): string | null =>
  purpose && asksWhy(purpose) ? '楼道起火,需联系住户' : null;

/** The claims of somebody's signed context, as the gateway would make them. */
export function claimsOf(someone: Someone, bound: Pick<Claims, 'aud' | 'bh'>): Claims {
  const {
    at,
    roles = [],
    permissions = [...permissionsOf(roles)],
    departments = [],
    grids = [],
    purpose = null,
    why = reasonFor(purpose),
    id = 'u-1',
  } = someone;
  const iat = Math.floor(Date.now() / 1_000);
  const kind = someone.kind ?? (at ? 'PERSON' : 'ANONYMOUS');
  return {
    sub: id,
    kind,
    home: at,
    nodes: nodesOf(someone),
    grids,
    roles,
    permissions,
    departments,
    purpose,
    why,
    idem: null,
    rid: randomUUID(),
    iat,
    exp: iat + 30,
    jti: randomUUID(),
    ...bound,
  };
}

/** Asks through the one route, with a context signed as the gateway signs. */
export function personOf(running: () => Running, aud: string, someone: Someone): Person {
  count += 1;
  const whole = { id: `u-${count}`, ...someone };
  const answers = async (
    query: string,
    variables: Record<string, unknown> = {},
    { key }: Asking = {},
  ): Promise<Answer> => {
    const payload = JSON.stringify({ query, variables });
    const claims = { ...claimsOf(whole, { aud, bh: bodyHash(payload) }), idem: key ?? null };
    const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: seal(claims, gateway.privateKey) };
    const { body } = await running().app.inject({ method: 'POST', url: '/graphql', headers, payload });
    return JSON.parse(body) as Answer;
  };
  return {
    id: whole.id,
    answers,
    async asks(query, variables, asking) {
      const { data, errors } = await answers(query, variables, asking);
      const [first] = errors ?? [];
      if (first) throw new Refused(first.message, first.extensions);
      return data;
    },
  };
}
