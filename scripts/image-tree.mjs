// `node scripts/image-tree.mjs FOLDER`: lays out what an image of the services holds, after a build: the lock
// file, and of each workspace all but sources and tests. Its modules come afterwards, by `npm ci --omit=dev` in the folder.
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const left = new Set(['node_modules', 'src', 'test', 'bench', '.turbo', '.screens', 'tsconfig.json', '.tsbuildinfo']);
const leftEnds = ['.tsbuildinfo', '.d.ts', '.map', '.md', '.log'];

const isWanted = (path) => !left.has(basename(path)) && !leftEnds.some((end) => path.endsWith(end));

const workspaces = [
  ...['packages', 'subgraphs'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`)),
  'gateway',
  'web-admin',
].filter((folder) => existsSync(join(root, folder, 'package.json')));

const [out] = process.argv.slice(2);
if (!out) {
  process.stderr.write('Name the folder of the image.\n');
  process.exit(2);
}
const folder = resolve(out);
mkdirSync(folder, { recursive: true });
for (const name of ['package.json', 'package-lock.json', '.npmrc', 'LICENSE', 'NOTICE'])
  cpSync(join(root, name), join(folder, name));
// The tests' own tools are in no image; npm wants to see that they exist.
for (const name of workspaces) {
  if (name === 'packages/testkit') cpSync(join(root, name, 'package.json'), join(folder, name, 'package.json'));
  else cpSync(join(root, name), join(folder, name), { recursive: true, filter: isWanted });
}
cpSync(join(root, 'charts/linli/files/linli-realm.json'), join(folder, 'charts/linli/files/linli-realm.json'));
