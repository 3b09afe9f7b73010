import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Connections that nobody has asked anything over, as browsers and clients open them beforehand: closing a server waits
 * for them as if they had. Gives back how to hang up on them.
 */
export function unusedConnections(server: Server): () => void {
  const unused = new Set<Socket>();
  server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  const used = ({ socket }: IncomingMessage): void => void unused.delete(socket);
  server.on('request', used);
  server.on('upgrade', used);
  return () => unused.forEach((socket) => socket.destroy());
}
