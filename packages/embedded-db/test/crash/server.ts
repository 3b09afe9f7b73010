import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';

const FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** A server in a process of its own, as it is started by hand. */
export type Server = {
  readonly uri: string;
  readonly client: MongoClient;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM; gives what the process ended with. */
  stop(): Promise<unknown>;
};

/** Makes the program that is started. */
export async function build(): Promise<void> {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [compiler, '-b', FOLDER]);
}

/** Starts it over a folder, with real commits. */
export async function start(path: string, clientOptions: object = {}): Promise<Server> {
  const child = spawn(process.execPath, [join(FOLDER, 'bin/embedded-db.mjs'), '--data', path, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let uri = '';
  for await (const line of createInterface(child.stdout)) {
    uri = line.split(' ').at(-1) ?? '';
    if (line.includes('ready')) break;
  }
  const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 2000, ...clientOptions });
  const end = async (signal: NodeJS.Signals): Promise<unknown> => {
    child.kill(signal);
    const how = await gone;
    await client.close();
    return how;
  };
  return { uri, client, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}
