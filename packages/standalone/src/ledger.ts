import { writeFileSync } from 'node:fs';
import { writeCsv, writeWorkbook, type Written } from '@linli/imports';
import { ledgerOf } from './world/ledger.ts';
import { numbersFrom } from './world/makers.ts';
import { readStamp } from './world/stamp.ts';
import { homesOfTown } from './world/town.ts';
import { cornersOf, isWorldName, seedOf, settledBy } from './world/worlds.ts';

export const ledgerFormats = ['xlsx', 'csv', 'csv-gb18030'] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];

export interface LedgerAsked {
  readonly file: string;
  readonly rows: number;
  readonly format: LedgerFormat;
  /** The folder of the city it is for: its people live in that world's houses. */
  readonly dataDir: string;
}

const SEED = 20_261;

// A text file knows neither formulas nor days: it says what a sheet would show.
function shown(cell: Written): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('formula' in cell) return `=${cell.formula}`;
  return new Date(Date.UTC(1899, 11, 30) + cell.serial * 86_400_000).toISOString().slice(0, 10);
}

function bytesOf(lines: readonly (readonly Written[])[], format: LedgerFormat): Promise<Buffer> | Buffer {
  if (format === 'xlsx') return writeWorkbook('人口台账', lines);
  const texts = lines.map((cells) => cells.map(shown));
  return writeCsv(texts, format === 'csv' ? 'UTF-8-BOM' : 'GB18030');
}

/** Writes a dirty ledger for a city that has a world, and beside it what an import of it must say. */
export async function writeLedger({ file, rows, format, dataDir }: LedgerAsked): Promise<{ readonly faults: number }> {
  const stamp = readStamp(dataDir);
  if (!stamp || !isWorldName(stamp.world)) throw new Error(`${dataDir} holds no world: load one first.`);
  const now = new Date(stamp.now);
  const [{ place, size }] = cornersOf(stamp.world) as [ReturnType<typeof cornersOf>[number]];
  const homes = homesOfTown({ place, size, now, since: settledBy(now), seed: seedOf(0), numbers: numbersFrom() });
  const { lines, faults } = ledgerOf({ homes, rows, now, seed: SEED });
  writeFileSync(file, await bytesOf(lines, format));
  writeFileSync(`${file}.json`, `${JSON.stringify({ rows, place: place.code, header: 2, faults }, null, 1)}\n`);
  return { faults: faults.length };
}
