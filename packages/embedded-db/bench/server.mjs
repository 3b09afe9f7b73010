import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';

const PROGRAM = fileURLToPath(new URL('../bin/embedded-db.mjs', import.meta.url));

/** Starts the database in a process of its own, with real commits, and connects to it. */
export function startDatabase() {
  return startServer((data) => [...nodeOptions(), PROGRAM, '--data', data, '--port', '0']);
}

/** Starts a program that prints its address as the last word of its first line. */
export async function startServer(argumentsFor) {
  const path = await mkdtemp(join(tmpdir(), 'embedded-db-bench-'));
  const child = spawn(process.execPath, argumentsFor(path), { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  const uri = line.trim().split(' ').at(-1);
  const client = await MongoClient.connect(uri, { maxPoolSize: 20 });
  return {
    uri,
    client,
    db: client.db('bench'),
    async stop() {
      await client.close();
      child.kill();
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(path, { recursive: true });
    },
  };
}

// `EMBEDDED_DB_PROFILE=folder` keeps a profile of the server there.
function nodeOptions() {
  const folder = process.env.EMBEDDED_DB_PROFILE;
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}
