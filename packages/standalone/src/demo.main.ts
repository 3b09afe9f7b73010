import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo, loadNation } from './demo.ts';
import { isWorldName } from './world/worlds.ts';

const print = (text: string): void => void process.stdout.write(text);

try {
  const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true });
  const [word = 'small'] = positionals;
  if (word === 'nation') await loadNation({ dataDir: resolve(values.data ?? 'data'), print });
  else if (isWorldName(word)) {
    // A world of another scale has a folder of its own: grids of two worlds would carry the same codes.
    const folder = values.data ?? (word === 'small' ? 'data' : `data/${word}`);
    await loadDemo(word, { dataDir: resolve(folder), print });
    print(`start it with: npm start -- --data ${folder}\n`);
  } else throw new Error(`There is no world "${word}": small, binhu, nation.`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
