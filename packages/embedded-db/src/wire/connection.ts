import { readMessage, frame } from './codec.ts';
import { MessageReader } from './chunks.ts';
import { dispatch } from './dispatcher.ts';
import type { Socket } from 'node:net';
import type { Peer } from '../auth/peers.ts';
import type { Services } from './dispatcher.ts';

let replies = 0;
const LARGEST_ID = 0x7fffffff;

/** Answers what comes through a socket, one request after the other. */
export function converse(socket: Socket, services: Services): void {
  const reader = new MessageReader();
  const { gate, workers } = services.server;
  const { peers } = gate;
  const peer = peers.join(socket);
  let last = Promise.resolve();
  socket.setNoDelay(true);
  socket.on('close', () => {
    peers.leave(peer);
    workers?.leave(peer);
  });
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      for (const message of reader.push(chunk))
        last = last.then(() => answer(socket, services, { message, peer })).catch(() => void socket.destroy());
    } catch {
      // Whoever speaks another language is not answered.
      socket.destroy();
    }
  });
}

type Arrived = { readonly message: Buffer; readonly peer: Peer };

async function answer(socket: Socket, services: Services, { message, peer }: Arrived): Promise<void> {
  if (socket.destroyed) return;
  const request = readMessage(message);
  const body = request && (await dispatch(services, { request, peer }));
  if (!request || !body) {
    socket.destroy();
    return;
  }
  if (!request.wantsReply || socket.destroyed) return;
  replies = (replies + 1) & LARGEST_ID;
  socket.write(frame(request.opcode, [replies, request.id], body));
}
