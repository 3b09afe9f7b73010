import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { LiveLimits } from './limits.ts';
import { protocolOf, type Speaking } from './protocol.ts';

export interface Sockets extends Speaking {
  readonly limits: LiveLimits;
  readonly addressed: (request: IncomingMessage) => string;
  /** Whether a page of this origin may connect; what is no page says none. */
  readonly mayConnect: (origin: string | undefined) => boolean;
}

const GOODBYE = 500;

const turnAway = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);

/** Hangs up on whoever does not answer between two beats. */
function beating(socket: WebSocket, heartbeatMs: number): void {
  let isThere = true;
  const beat = setInterval(() => {
    if (!isThere) return socket.terminate();
    isThere = false;
    socket.ping();
  }, heartbeatMs);
  beat.unref();
  socket.on('pong', () => {
    isThere = true;
  });
  socket.once('close', () => clearInterval(beat));
}

/** How many sockets there are, in all and from one address. */
function places({ sockets, socketsPerAddress }: LiveLimits) {
  const byAddress = new Map<string, number>();
  let all = 0;
  return {
    take(address: string): (() => void) | null {
      const own = byAddress.get(address) ?? 0;
      if (all >= sockets || own >= socketsPerAddress) return null;
      all += 1;
      byAddress.set(address, own + 1);
      return () => {
        all -= 1;
        const left = (byAddress.get(address) ?? 1) - 1;
        if (left > 0) byAddress.set(address, left);
        else byAddress.delete(address);
      };
    },
  };
}

/** Sockets at `/graphql` that speak graphql-transport-ws. Gives back how to close them all. */
export function openSockets(server: Server, serving: Sockets): () => void {
  const { limits, addressed, mayConnect, log } = serving;
  const speak = protocolOf(serving);
  const held = places(limits);
  let isClosing = false;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (said) => said.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const { url = '', headers } = request;
    if (url !== '/graphql' && !url.startsWith('/graphql?')) return turnAway(socket, '404 Not Found');
    if (isClosing) return turnAway(socket, '503 Service Unavailable');
    if (!mayConnect(headers.origin)) return turnAway(socket, '403 Forbidden');
    const leave = held.take(addressed(request));
    if (!leave) return turnAway(socket, '429 Too Many Requests');
    socket.once('close', leave);
    sockets.handleUpgrade(request, socket, head, (connected) => {
      connected.on('error', (error) => log.debug({ reason: String(error) }, 'a socket broke'));
      beating(connected, limits.heartbeatMs);
      speak(connected, request);
    });
  });
  return () => {
    isClosing = true;
    // 1001: going away. Clients come again, to whoever answers then; who does not say goodbye is hung up on.
    for (const each of sockets.clients) each.close(1001, 'SERVICE_UNAVAILABLE');
    setTimeout(() => sockets.clients.forEach((each) => each.terminate()), GOODBYE).unref();
  };
}
