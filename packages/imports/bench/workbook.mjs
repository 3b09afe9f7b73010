// Reading one workbook of 35,000 rows and 20 columns with our reader and with exceljs, each in a process of its own:
// `node packages/imports/bench/workbook.mjs` after a build. ADR 0010 quotes it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { openLedger } from '../dist/open-ledger.js';

const ROWS = 35_000;
const COLUMNS = 20;

async function write(path) {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = book.addWorksheet('台账');
  for (let row = 0; row < ROWS; row += 1) {
    sheet.addRow(Array.from({ length: COLUMNS }, (_, column) => `第${row}行${column}列`)).commit();
  }
  await book.commit();
}

const readers = {
  async ours(bytes) {
    let cells = 0;
    for await (const lines of (await openLedger(bytes)).lines(0)) for (const line of lines) cells += line.cells.length;
    return cells;
  },
  async 'exceljs, streaming'(bytes) {
    let cells = 0;
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]), { sharedStrings: 'cache' });
    for await (const sheet of reader) for await (const row of sheet) cells += row.actualCellCount;
    return cells;
  },
  async 'exceljs, whole'(bytes) {
    let cells = 0;
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes);
    book.worksheets[0].eachRow((row) => (cells += row.actualCellCount));
    return cells;
  },
};

async function measure(name, path) {
  const bytes = readFileSync(path);
  const before = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = process.cpuUsage();
  const cells = await readers[name](bytes);
  const { user, system } = process.cpuUsage(began);
  delay.disable();
  const mega = (process.resourceUsage().maxRSS / 1024 - before / 1e6).toFixed(0);
  const seconds = ((user + system) / 1e6).toFixed(2);
  process.stdout.write(
    `${name}: ${cells} cells, ${seconds} s of CPU, ${mega} MB more, loop held ${(delay.max / 1e6).toFixed(0)} ms\n`,
  );
}

const [name, path] = process.argv.slice(2);
if (name) await measure(name, path);
else {
  const folder = mkdtempSync(join(tmpdir(), 'linli-workbook-'));
  const file = join(folder, 'ledger.xlsx');
  await write(file);
  const here = new URL(import.meta.url).pathname;
  for (const each of Object.keys(readers)) execFileSync(process.execPath, [here, each, file], { stdio: 'inherit' });
  rmSync(folder, { recursive: true });
}
