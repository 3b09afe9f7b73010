import type { IncomingHttpHeaders } from 'node:http';

const methods = 'GET, POST';
const allowedHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'last-event-id',
  'linli-acting-at',
  'linli-purpose',
  'traceparent',
].join(', ');
const exposedHeaders = 'linli-request-id, retry-after';
const MAX_AGE = 600;

export type Pairs = Readonly<Record<string, string>>;

/** Which pages of other origins may read what we answer (CORS). */
export interface Origins {
  /** For any answer: what the page that asks may read of it. */
  readonly answer: (headers: IncomingHttpHeaders) => Pairs;
  /** For a browser that asks first: what the page may send. */
  readonly preflight: (headers: IncomingHttpHeaders) => Pairs;
  /** Whether a page of this origin may open a socket; what is no page says none. */
  readonly mayConnect: (origin: string | undefined) => boolean;
}

const unknown: Pairs = { vary: 'Origin' };

export function originsOf(consoles: readonly string[]): Origins {
  const known = new Map<string | undefined, Pairs>(
    consoles.map((origin) => [
      origin,
      { ...unknown, 'access-control-allow-origin': origin, 'access-control-expose-headers': exposedHeaders },
    ]),
  );
  const answer = ({ origin }: IncomingHttpHeaders): Pairs => known.get(origin) ?? unknown;
  return {
    answer,
    mayConnect: (origin) => origin === undefined || known.has(origin),
    preflight: (headers) =>
      known.has(headers.origin)
        ? {
            ...answer(headers),
            'access-control-allow-methods': methods,
            'access-control-allow-headers': allowedHeaders,
            'access-control-max-age': String(MAX_AGE),
          }
        : unknown,
  };
}
