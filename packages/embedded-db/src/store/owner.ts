import { readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { refuse } from '../errors.ts';

type Owner = { readonly pid: number; readonly port: number };

const here = new Set<string>();
const FILE = 'owner.json';

/** Makes sure that nobody else serves this folder: two writers would not see each other's locks. */
export async function checkFree(path: string): Promise<void> {
  if (here.has(resolve(path))) refuse('IllegalOperation', `${path} is already served by this process.`);
  const owner = await readOwner(path);
  if (owner && owner.pid !== process.pid && isAlive(owner.pid) && (await answers(owner.port)))
    refuse('IllegalOperation', `${path} is already served by process ${owner.pid} on port ${owner.port}.`);
}

/** Says who serves the folder; gives the way to let go of it. */
export async function own(path: string, port: number): Promise<() => Promise<void>> {
  here.add(resolve(path));
  await writeFile(join(path, FILE), JSON.stringify({ pid: process.pid, port }));
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

function answers(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    const done = (isThere: boolean) => () => {
      socket.destroy();
      settle(isThere);
    };
    socket.once('connect', done(true));
    socket.once('error', done(false));
  });
}
