import { createServer } from 'node:net';
import { ObjectId } from 'bson';
import { converse } from './connection.ts';
import type { AddressInfo, Server as TcpServer, Socket } from 'node:net';
import type { Doc } from '../bson/doc.ts';
import type { Services } from './dispatcher.ts';

/** The name of the replica set that it looks like. */
export const SET_NAME = 'rs0';
const ELECTION = new ObjectId('7fffffff0000000000000001');

/** True for an address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Listens at an address. */
export async function listen(
  services: Services,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, services);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: portOf(server), close: () => closeAll(server, sockets) };
}

function portOf(server: TcpServer): number {
  return (server.address() as AddressInfo).port;
}

function closeAll(server: TcpServer, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

/** The answer to `hello`: the primary of a replica set of one, as version 7.0 speaks (wire version 21). */
export function helloOf(me: string): Doc {
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    secondary: false,
    setName: SET_NAME,
    setVersion: 1,
    hosts: [me],
    me,
    primary: me,
    electionId: ELECTION,
    maxBsonObjectSize: 16 * 2 ** 20,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
  };
}

/** The address for a driver. */
export function uriOf(host: string, port: number): string {
  return `mongodb://${host.includes(':') ? `[${host}]` : host}:${port}/?replicaSet=${SET_NAME}`;
}
