import { access, cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './server.mjs';

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** Starts the program that came before this one, out of a copy that uses our modules; nothing when it is not there. */
export async function startPrototype(folder) {
  const isThere =
    folder !== undefined &&
    (await access(join(folder, 'server.mjs')).then(
      () => true,
      () => false,
    ));
  if (!isThere) return undefined;
  const copy = await mkdtemp(join(tmpdir(), 'embedded-db-prototype-'));
  await cp(folder, copy, { recursive: true });
  await symlink(MODULES, join(copy, 'node_modules'));
  const server = await startServer((data) => [join(copy, 'server.mjs'), data, '0']);
  return { ...server, stop: async () => (await server.stop(), await rm(copy, { recursive: true, force: true })) };
}
