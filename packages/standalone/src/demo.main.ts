import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo, loadNation } from './demo.ts';
import { ledgerFormats, writeLedger } from './ledger.ts';
import { isWorldName } from './world/worlds.ts';

const print = (text: string): void => void process.stdout.write(text);

const { values, positionals } = parseArgs({
  options: {
    data: { type: 'string' },
    rows: { type: 'string', default: '35000' },
    format: { type: 'string', default: 'xlsx' },
  },
  allowPositionals: true,
});

async function ledger(file: string | undefined): Promise<void> {
  const format = ledgerFormats.find((each) => each === values.format);
  if (!file || !format || !/^[1-9]\d{0,5}$/.test(values.rows))
    throw new Error(`ledger FILE --rows 35000 --format ${ledgerFormats.join('|')} --data data/binhu`);
  const asked = { file: resolve(file), rows: Number(values.rows), format, dataDir: resolve(values.data ?? 'data') };
  const { faults } = await writeLedger(asked);
  print(`${values.rows} rows in ${file}, ${faults} of them faulty: ${file}.json says which and why\n`);
}

async function world(word: string): Promise<void> {
  if (!isWorldName(word)) throw new Error(`There is no world "${word}": small, binhu, nation; or ledger FILE.`);
  // A world of another scale has a folder of its own: grids of two worlds would carry the same codes.
  const folder = values.data ?? (word === 'small' ? 'data' : `data/${word}`);
  await loadDemo(word, { dataDir: resolve(folder), print });
  print(`start it with: npm start -- --data ${folder}\n`);
}

try {
  const [word = 'small', file] = positionals;
  if (word === 'nation') await loadNation({ dataDir: resolve(values.data ?? 'data'), print });
  else if (word === 'ledger') await ledger(file);
  else await world(word);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
