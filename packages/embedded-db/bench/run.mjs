// node packages/embedded-db/bench/run.mjs [tree|cases|pages …] — figures of README.md
import { cases } from './cases.mjs';
import { pages } from './pages.mjs';
import { startDatabase } from './server.mjs';
import { tree } from './tree.mjs';

const parts = { tree, cases, pages };
const wanted = process.argv.slice(2);

for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const database = await startDatabase();
  for (const [what, figure] of await measure(database)) console.log(`${what.padEnd(64)} ${figure}`);
  await database.stop();
}
