import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { serve } from '../index.ts';
import { HISTORY } from '../stream/trim.ts';
import { UsageError, needed, numberOr, read } from './options.ts';
import type { Options } from './options.ts';
import type { Output } from './output.ts';

const MEGABYTE = 2 ** 20;
const HOUR = 3600;

/** `serve`: answers until it is told to stop. */
export async function serveFolder(argv: Options, output: Output): Promise<void> {
  const options = read(argv, {
    data: 'text',
    port: 'text',
    host: 'text',
    user: 'text',
    'password-file': 'text',
    'oplog-mb': 'text',
    'oplog-hours': 'text',
  });
  const user = await userOf(options.user, options['password-file']);
  const history = {
    bytes: numberOr(options['oplog-mb'], 'oplog-mb', HISTORY.bytes / MEGABYTE) * MEGABYTE,
    seconds: numberOr(options['oplog-hours'], 'oplog-hours', HISTORY.seconds / HOUR) * HOUR,
  };
  const database = await serve({
    path: needed(options.data, 'data'),
    port: numberOr(options.port, 'port', 27_017),
    host: options.host ?? '127.0.0.1',
    history,
    log: (line) => output.complain(line),
    ...(user && { user }),
  });
  output.say(`embedded-db ready on ${database.uri}`);
  await signal();
  await database.close();
}

async function userOf(
  name: string | undefined,
  file: string | undefined,
): Promise<{ readonly name: string; readonly password: string } | undefined> {
  if (name === undefined && file === undefined) return undefined;
  if (name === undefined || file === undefined) throw new UsageError('--user and --password-file go together');
  const text = await readFile(file, 'utf8');
  const password = text.replace(/\r?\n$/, '');
  if (password === '') throw new Error(`${file} holds no password.`);
  return { name, password };
}

function signal(): Promise<void> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve());
  });
}
