import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';

const PROGRAM = fileURLToPath(new URL('../bin/embedded-db.mjs', import.meta.url));

/** Starts the database in a process of its own, with real commits, and connects to it. */
export async function startDatabase() {
  const path = await mkdtemp(join(tmpdir(), 'embedded-db-bench-'));
  const child = spawn(process.execPath, [PROGRAM, '--data', path, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await new Promise((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk))));
  const client = await MongoClient.connect(line.trim().split(' ').at(-1), { maxPoolSize: 20 });
  return {
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
