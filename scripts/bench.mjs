// `npm run bench -- overview|pages|live|import|costs|load|gateway`: measures what the promises say about time.
import { existsSync } from 'node:fs';
import { bootstrap, root, run } from './bootstrap.mjs';

/** Beside other gateways, which are installed for nothing else: they stay out of the workspaces. */
async function gateway() {
  const folder = `${root}bench/gateway`;
  if (!existsSync(`${folder}/node_modules`)) {
    const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', folder]);
    if (code !== 0) process.exit(code);
  }
  process.exit(await run(process.execPath, [`${folder}/run.mjs`, ...process.argv.slice(3)]));
}

const standalone = (name) => () => import(`../packages/standalone/bench/${name}.mjs`);

/** With as much young memory as the database beside it: a batch of a ledger outlives the usual 16 MB. */
async function ledger() {
  const words = ['--max-semi-space-size=64', `${root}packages/standalone/bench/import.mjs`, ...process.argv.slice(3)];
  process.exitCode = (await run(process.execPath, words)) || process.exitCode;
}

const benches = {
  overview: standalone('overview'),
  pages: standalone('pages'),
  live: standalone('live'),
  import: ledger,
  costs: standalone('costs'),
  load: standalone('load'),
  gateway,
};
const usual = ['overview', 'pages', 'import'];

const [asked] = process.argv.slice(2);
if (asked && !Object.hasOwn(benches, asked)) {
  process.stderr.write(`There is no bench "${asked}": ${Object.keys(benches).join(', ')}.\n`);
  process.exit(1);
}
await bootstrap();
for (const name of asked ? [asked] : usual) await benches[name]();
