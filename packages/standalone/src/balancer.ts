import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answers } from './wait.ts';

/** One door before several that do the same, as a cluster's is: each request goes to one that is ready. */
export interface Balancer {
  close(): Promise<void>;
}

// Whoever leaves says so before it stops to listen; it is seen well before that.
const LOOK_EVERY = 100;
// A connection nobody used for so long may be about to be closed by the other side; another one is opened instead.
const KEPT_MS = 1_000;

interface Instance {
  readonly url: string;
  readonly agent: Agent;
  isReady: boolean;
}

const unavailable = (reply: ServerResponse): void => {
  if (reply.headersSent) reply.destroy();
  else reply.writeHead(503).end();
};

// What belongs to one connection and not to the request (RFC 9110, 7.6.1).
function withoutHop({ connection, 'keep-alive': _, ...headers }: IncomingMessage['headers']) {
  return headers;
}

function pass(from: IncomingMessage, reply: ServerResponse, { url, agent }: Instance): void {
  const { method, url: path } = from;
  const to = request(`${url}${path ?? '/'}`, { method, agent, headers: withoutHop(from.headers) }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, withoutHop(answer.headers));
    answer.pipe(reply).on('close', () => answer.destroy());
  });
  to.on('error', () => unavailable(reply));
  from.pipe(to);
}

/** Listens on a port and spreads what comes over the addresses, in turn. */
export async function balance(port: number, urls: readonly string[]): Promise<Balancer> {
  const instances: readonly Instance[] = urls.map((url) => ({
    url,
    agent: new Agent({ keepAlive: true, timeout: KEPT_MS }),
    isReady: true,
  }));
  let turn = 0;
  const next = (): Instance | undefined => {
    const ready = instances.filter(({ isReady }) => isReady);
    turn += 1;
    return ready[turn % ready.length];
  };
  let isClosed = false;
  // One look after another: a slow one must not be believed over a later one. Nor does one instance wait for another's.
  const looking = instances.map(async (each) => {
    while (!isClosed) {
      each.isReady = await answers(`${each.url}/health/ready`);
      await pause(LOOK_EVERY);
    }
  });
  const server = createServer((from, reply) => {
    const instance = next();
    if (instance) pass(from, reply, instance);
    else unavailable(reply);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    async close() {
      isClosed = true;
      const gone = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      for (const { agent } of instances) agent.destroy();
      await Promise.all([gone, ...looking]);
    },
  };
}
