// The database of a city on this machine: the one that runs, or its folder served for as long as a command needs it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The address of a city that runs on this folder, or null. */
function runningAt(folder) {
  try {
    const { pid, port } = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'));
    process.kill(pid, 0);
    return `mongodb://127.0.0.1:${port}/?replicaSet=rs0`;
  } catch {
    // No such file, or nobody of that number: the city is at rest.
    return null;
  }
}

/** Where the rows of `data` are read: the settings first, then the running city, then the folder itself. */
export async function databaseOf(data) {
  const folder = join(data, 'database');
  const uri = process.env.LINLI_MONGODB_URI ?? process.env.MONGODB_URI ?? runningAt(folder);
  if (uri) return { uri, close: async () => undefined };
  if (!existsSync(folder)) {
    process.stderr.write(`There is no city in ${data}. Name its folder with --data, or set LINLI_MONGODB_URI.\n`);
    process.exit(2);
  }
  const { serve } = await import('../packages/embedded-db/dist/index.js');
  return serve({ path: folder, port: 0 });
}
