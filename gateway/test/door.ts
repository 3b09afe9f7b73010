import { startGateway, type Gateway, type GatewaySettings } from '@linli/gateway';
import type { Log } from '@linli/kit/log';
import { issuer, ISSUER, type Issuer } from './issuer.ts';
import { contextKey, type TestSubgraph } from './subgraph.ts';

/** A log that can be read. */
export function listeningLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const note = (...said: unknown[]): void =>
    void lines.push(JSON.stringify(said, (_, value: unknown) => (value instanceof Error ? String(value) : value)));
  return { lines, log: { debug: note, info: note, warn: note, error: note } as unknown as Log };
}

export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Record<string, unknown>;
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  // Tests reach into what they asked for.
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly WireError[];
  readonly text: string;
}

export interface Door extends Gateway {
  readonly issuer: Issuer;
  readonly lines: readonly string[];
  readonly raw: (init: RequestInit, path?: string) => Promise<Told>;
  /** Asks as somebody: a token's claims, or nobody without. */
  readonly ask: (query: string, more?: Asked) => Promise<Told>;
}

export interface Asked {
  readonly variables?: Record<string, unknown>;
  readonly as?: Record<string, unknown> | null;
  readonly headers?: Record<string, string>;
}

/** A gateway before these subgraphs, with an identity of its own. */
export async function door(subgraphs: readonly TestSubgraph[], more: Partial<GatewaySettings> = {}): Promise<Door> {
  const identity = await issuer();
  const { log, lines } = listeningLog();
  const gateway = await startGateway({
    port: 0,
    subgraphs,
    issuer: ISSUER,
    jwksUri: identity.jwksUri,
    clients: ['web-admin', 'vendor-demo'],
    contextKey,
    pollMs: 3_600_000,
    log,
    ...more,
  }).catch(async (error: unknown) => {
    await identity.close();
    throw error;
  });
  const raw = async (init: RequestInit, path = '/graphql'): Promise<Told> => {
    const response = await fetch(gateway.url + path, { method: 'POST', ...init });
    const text = await response.text();
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
    const { data, errors = [] } = body as Pick<Told, 'data'> & { errors?: readonly WireError[] };
    return { status: response.status, headers: response.headers, data, errors, text };
  };
  return {
    ...gateway,
    issuer: identity,
    lines,
    raw,
    ask: async (query, { variables, as = {}, headers = {} } = {}) => {
      const token: Record<string, string> = as === null ? {} : { authorization: `Bearer ${await identity.token(as)}` };
      return raw({
        headers: { 'content-type': 'application/json', ...token, ...headers },
        body: JSON.stringify({ query, variables }),
      });
    },
    close: async () => {
      await gateway.close();
      await identity.close();
    },
  };
}
