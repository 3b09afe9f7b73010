// How fast a ledger is read, and how long the loop stands still for it: node bench/read.mjs [rows]
import { performance } from 'node:perf_hooks';
import { openLedger, writeCsv, writeWorkbook } from '../dist/index.js';

const count = Number(process.argv[2] ?? 35_000);
const titles = Array.from({ length: 20 }, (_, at) => `列${at + 1}`);
const row = (at) => titles.map((title, column) => (column % 5 === 4 ? at : `${title}的内容${at % 997}`));
const rows = [titles, ...Array.from({ length: count }, (_, at) => row(at))];

for (const [name, bytes] of [
  ['XLSX', await writeWorkbook('台账', rows)],
  [
    'CSV GB18030',
    writeCsv(
      rows.map((cells) => cells.map(String)),
      'GB18030',
    ),
  ],
]) {
  let [last, held] = [performance.now(), 0];
  const look = () => {
    held = Math.max(held, performance.now() - last - 5);
    last = performance.now();
  };
  const clock = setInterval(look, 5);
  const began = performance.now();
  let found = 0;
  for await (const lines of (await openLedger(bytes)).lines(0)) found += lines.length;
  const ms = performance.now() - began;
  look();
  clearInterval(clock);
  const megabytes = (bytes.length / 2 ** 20).toFixed(1);
  const rate = Math.round((found / ms) * 1_000);
  process.stdout.write(
    `${name}: ${found} rows, ${megabytes} MB, ${Math.round(ms)} ms, ${rate} rows/s, loop held at most ${Math.round(held)} ms\n`,
  );
}
