import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Asked, Door } from './door.ts';

/** What was told, in its order. */
export interface Said {
  readonly event: string;
  readonly id: string | null;
  // Tests reach into what they were told.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export interface Listener {
  readonly status: number;
  readonly headers: Headers;
  readonly said: readonly Said[];
  /** The next thing said; fails when the stream ends before. */
  readonly next: () => Promise<Said>;
  /** Everything until the stream ends. */
  readonly rest: () => Promise<readonly Said[]>;
  readonly leave: () => void;
}

function parsed(block: string): Said | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }),
  );
  const event = fields.get('event');
  const data = fields.get('data');
  return event ? { event, id: fields.get('id') ?? null, body: data ? JSON.parse(data) : null } : null;
}

interface Listening extends Asked {
  readonly method?: 'GET' | 'POST';
  /** Asked by this instead of the text. */
  readonly documentId?: string;
}

/** Listens as somebody, by server-sent events. */
export async function listen(gate: Door, query: string, asked: Listening = {}): Promise<Listener> {
  const { variables, as = {}, headers = {}, method = 'POST', documentId } = asked;
  const leaving = new AbortController();
  const token = as === null ? {} : { authorization: `Bearer ${await gate.issuer.token(as)}` };
  const accept = { accept: 'text/event-stream' };
  const address = `${gate.url}/graphql`;
  const response =
    method === 'GET'
      ? await fetch(`${address}?${new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) })}`, {
          headers: { ...accept, ...token, ...headers },
          signal: leaving.signal,
        })
      : await fetch(address, {
          method,
          headers: { ...accept, 'content-type': 'application/json', ...token, ...headers },
          body: JSON.stringify({ ...(documentId ? { documentId } : { query }), variables }),
          signal: leaving.signal,
        });
  const said: Said[] = [];
  const text = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  let isOver = false;
  const read = async (): Promise<void> => {
    const part = await text?.read().catch(() => ({ done: true, value: undefined }));
    if (!part || part.done) isOver = true;
    held += part?.value ?? '';
    const blocks = held.split('\n\n');
    held = blocks.pop() ?? '';
    said.push(...blocks.flatMap((block) => parsed(block) ?? []));
  };
  let taken = 0;
  const next = async (): Promise<Said> => {
    while (taken >= said.length && !isOver) await read();
    const found = said[taken];
    if (!found) throw new Error('nothing more was said');
    taken += 1;
    return found;
  };
  const rest = async (): Promise<readonly Said[]> => {
    while (!isOver) await read();
    return said.slice(taken);
  };
  return {
    status: response.status,
    headers: response.headers,
    said,
    next,
    rest,
    leave: () => leaving.abort(),
  };
}

/** Opens a socket as somebody. */
export async function socketOf(gate: Door, params: () => Promise<Record<string, unknown>>): Promise<Client> {
  return createClient({
    url: `${gate.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: params,
    retryAttempts: 2,
    retryWait: async () => undefined,
    shouldRetry: () => true,
  });
}
