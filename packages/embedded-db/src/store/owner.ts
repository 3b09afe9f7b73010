import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { refuse } from '../errors.ts';
import type { AddressInfo } from 'node:net';

type Address = { readonly host: string; readonly port: number };
type Owner = Address & { readonly pid: number };

const here = new Set<string>();
const FILE = 'owner.json';

/** Makes sure that nobody else serves this folder: two writers would not see each other's locks. */
export async function checkFree(path: string): Promise<void> {
  if (here.has(resolve(path))) refuse('IllegalOperation', `${path} is already served by this process.`);
  const owner = await readOwner(path);
  if (owner && owner.pid !== process.pid && isAlive(owner.pid) && (await answers(owner)))
    refuse('IllegalOperation', `${path} is already served by process ${owner.pid} on port ${owner.port}.`);
}

/** Says who serves the folder; gives the way to let go of it. */
export async function own(path: string, { host, port }: Address): Promise<() => Promise<void>> {
  here.add(resolve(path));
  await writeFile(join(path, FILE), JSON.stringify({ pid: process.pid, host, port }));
  return async () => {
    here.delete(resolve(path));
    await rm(join(path, FILE), { force: true });
  };
}

async function readOwner(path: string): Promise<Owner | undefined> {
  const text = await readFile(join(path, FILE), 'utf8').catch(() => '');
  return text === '' ? undefined : (JSON.parse(text) as Owner);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // There is no such process.
    return false;
  }
}

/** Keeps servers away from a folder while it is worked on without one; gives the way to let go of it. */
export async function hold(path: string): Promise<() => Promise<void>> {
  await checkFree(path);
  const sign = createServer((socket) => socket.destroy());
  await new Promise<void>((settle) => {
    sign.listen(0, LOOPBACK, settle);
  });
  const release = await own(path, { host: LOOPBACK, port: (sign.address() as AddressInfo).port });
  return async () => {
    await release();
    await new Promise((settle) => {
      sign.close(settle);
    });
  };
}

const LOOPBACK = '127.0.0.1';
const EVERYWHERE = new Set(['0.0.0.0', '::']);

function answers({ host = LOOPBACK, port }: Partial<Address>): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port ?? 0, EVERYWHERE.has(host) ? LOOPBACK : host);
    const done = (isThere: boolean) => () => {
      socket.destroy();
      settle(isThere);
    };
    socket.once('connect', done(true));
    socket.once('error', done(false));
  });
}
