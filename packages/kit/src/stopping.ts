import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How a server leaves: others have time to notice, and nothing may keep it for ever. */
export interface Leaving {
  /** It says that it is not ready, and answers everybody, so long; whoever spreads requests looks elsewhere meanwhile. */
  readonly drainMs: number;
  /** What is under way after that may take so long, and is cut off then. */
  readonly stopMs: number;
}

/** Longer than the gateway gives any question, shorter than the half minute that clusters give a process. */
export const usualLeaving: Leaving = { drainMs: 0, stopMs: 20_000 };

export interface Stopping {
  /** From the first word of it on: not ready, and no connection is kept. */
  readonly isStopping: () => boolean;
  /**
   * Closes the server when everybody has been answered, and then what stands behind it. Told so twice, it gives nobody
   * more time to notice.
   */
  readonly stop: (behind: () => Promise<void>) => Promise<void>;
}

const SWEEP_MS = 20;

/**
 * Connections that nobody has asked anything over, as browsers and clients open them beforehand: closing a server waits
 * for them as if they had. Gives back how to hang up on them.
 */
function unusedConnections(server: Server): () => void {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  const used = ({ socket }: IncomingMessage): void => void unused.delete(socket);
  server.on('request', used);
  server.on('upgrade', used);
  return () => unused.forEach((socket) => socket.destroy());
}

/**
 * How a server stops without losing a request. Its app answers what comes over connections that are there already until
 * the last is closed, so it is to be made with `return503OnClosing: false`. Call it before any hook of one's own.
 */
export function stopping(app: FastifyInstance, { drainMs, stopMs }: Leaving): Stopping {
  const { server } = app;
  const hangUp = unusedConnections(server);
  let isStopping = false;
  let hurry = (): void => undefined;
  const drained = (): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, drainMs);
      hurry = () => (clearTimeout(timer), done());
    });
  const closed = async (): Promise<void> => {
    await drained();
    const gone = app.close();
    hangUp();
    // A connection that falls idle now is not kept for a minute.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    const force = setTimeout(() => server.closeAllConnections(), stopMs);
    await gone.finally(() => {
      clearInterval(sweep);
      clearTimeout(force);
    });
  };
  let going: Promise<void> | null = null;
  app.addHook('onRequest', (request, reply, done) => {
    if (isStopping && request.url === '/health/ready') void reply.code(503).send({ status: 'stopping' });
    else done();
  });
  app.addHook('onSend', (_, reply, __, done) => {
    if (isStopping) void reply.header('connection', 'close');
    done();
  });
  return {
    isStopping: () => isStopping,
    stop: (behind) => {
      isStopping = true;
      if (going) hurry();
      going ??= closed().then(behind);
      return going;
    },
  };
}
