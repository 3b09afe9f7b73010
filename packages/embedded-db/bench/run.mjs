// node packages/embedded-db/bench/run.mjs [tree|cases|pages …] — figures of README.md
// node packages/embedded-db/bench/run.mjs versus [--prototype FOLDER] [--only WORDS] — races the prototype (or PROTOTYPE=FOLDER)
import { parseArgs } from 'node:util';
import { cases } from './cases.mjs';
import { pages } from './pages.mjs';
import { startDatabase } from './server.mjs';
import { tree } from './tree.mjs';
import { versus } from './versus.mjs';

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { prototype: { type: 'string', default: process.env.PROTOTYPE }, only: { type: 'string' } },
});
const parts = { tree, cases, pages };

const print = async (lines) => {
  for await (const [what, figure] of lines) console.log(`${what.padEnd(64)} ${figure}`);
};

for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const database = await startDatabase();
  await print(await measure(database));
  await database.stop();
}
if (wanted.includes('versus')) await print(versus(values.prototype, values.only));
