import type { Chance } from './chance.ts';
import type { LedgerCells } from './ledger-cells.ts';

/** What is wrong with a row, as the import says it. */
export interface KnownFault {
  readonly field: string | null;
  readonly code: string;
}

interface Dirt extends KnownFault {
  /** The row spoiled; null where this row cannot be spoiled so. */
  readonly spoil: (cells: LedgerCells, chance: Chance) => LedgerCells | null;
}

const textOf = (cells: LedgerCells, field: string): string | null => {
  const cell = cells[field];
  return typeof cell === 'string' ? cell : null;
};

const set =
  (field: string, value: (chance: Chance) => LedgerCells[string]): Dirt['spoil'] =>
  (cells, chance) => ({ ...cells, [field]: value(chance) });

// Another check character than the right one.
const badNumber: Dirt['spoil'] = (cells) => {
  const number = textOf(cells, 'idNumber');
  return number ? { ...cells, idNumber: number.slice(0, 17) + (number.endsWith('0') ? '1' : '0') } : null;
};

/** Everything that is known to go wrong with ledgers; the order is the order in which rows are spoiled. */
const dirts: readonly Dirt[] = [
  { field: 'idNumber', code: 'CITIZEN_NUMBER_INVALID', spoil: badNumber },
  { field: 'name', code: 'VALUE_MISSING', spoil: set('name', () => null) },
  { field: 'birthDate', code: 'DATE_INVALID', spoil: set('birthDate', () => '1990年2月30日') },
  { field: 'sexCode', code: 'WORD_UNKNOWN', spoil: set('sexCode', ({ pick }) => pick(['雄', 'M/F', '待核'])) },
  { field: 'idNumber', code: 'DIGITS_LOST', spoil: set('idNumber', () => '3.40199E+17') },
  { field: 'phone', code: 'PHONE_INVALID', spoil: set('phone', ({ between }) => `1540${between(100, 999)}`) },
  {
    field: 'sexCode',
    code: 'RESIDENT_FIELDS_DISAGREE',
    spoil: (cells) => ({ ...cells, sexCode: cells['sexCode'] === '男' ? '女' : '男' }),
  },
  {
    field: 'address',
    code: 'HOUSE_UNKNOWN',
    spoil: set('address', ({ between }) => `无此小区${between(1, 99)}号楼101`),
  },
  {
    field: 'phone',
    code: 'CELL_FORMULA',
    spoil: set('phone', () => ({ formula: 'VLOOKUP(A2,电话!A:B,2,0)', shown: '15400000000' })),
  },
  { field: 'place', code: 'CODE_INVALID', spoil: set('place', () => '滨湖') },
  {
    field: 'place',
    code: 'NOT_FOUND',
    spoil: (cells) => ({ ...cells, address: null, household: null, relationToHead: null, place: '340103009001' }),
  },
  {
    field: 'birthDate',
    code: 'VALUE_MISSING',
    spoil: (cells) => ({ ...cells, idNumber: null, birthDate: null }),
  },
  {
    field: 'birthDate',
    code: 'BIRTH_DATE_INVALID',
    spoil: (cells) => ({ ...cells, idNumber: null, birthDate: '2199-01-01' }),
  },
  { field: 'name', code: 'TEXT_TOO_LONG', spoil: set('name', () => '王'.repeat(61)) },
  { field: 'education', code: 'WORD_UNKNOWN', spoil: set('education', () => '大学肄业') },
];

/** The fault of a person who stands in the file before. */
export const twice: KnownFault = { field: null, code: 'ROW_TWICE' };

/** A row spoiled in the so-and-so-manieth way, or the next one that fits. */
export function spoiled(cells: LedgerCells, turn: number, chance: Chance) {
  for (let more = 0; more < dirts.length; more += 1) {
    const dirt = dirts[(turn + more) % dirts.length];
    const made = dirt?.spoil(cells, chance);
    if (dirt && made) return { cells: made, fault: { field: dirt.field, code: dirt.code } };
  }
  throw new Error('Nothing can go wrong with this row');
}

const wide = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

// Day 1 of a workbook is 1900-01-01, and its day 60 never was: all our days come later.
const serialOf = (day: string): number => (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;

const shapes: readonly ((day: string) => LedgerCells[string])[] = [
  (day) => day.replaceAll('-', '/'),
  (day) => day.replaceAll('-', ''),
  (day) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  (day) => day.replaceAll('-', '.'),
  (day) => ({ serial: serialOf(day) }),
];

const harmless: readonly ((cells: LedgerCells, chance: Chance) => LedgerCells)[] = [
  (cells, { pick }) => {
    const day = textOf(cells, 'birthDate');
    return day && day > '1901' ? { ...cells, birthDate: pick(shapes)(day) } : cells;
  },
  (cells) => ({ ...cells, phone: wide(textOf(cells, 'phone') ?? '') || null }),
  (cells) => ({ ...cells, idNumber: textOf(cells, 'idNumber')?.toLowerCase() ?? null }),
  (cells) => ({ ...cells, name: `　${textOf(cells, 'name') ?? ''} ` }),
  (cells) => ({ ...cells, idNumber: textOf(cells, 'idNumber')?.replace(/^(.{6})(.{8})/, '$1 $2 ') ?? null }),
  (cells) => ({ ...cells, ethnicity: textOf(cells, 'ethnicity')?.replace(/族$/u, '') ?? null }),
];

/** The same said in another way people have of saying it: no fault at all. */
export const roughened = (cells: LedgerCells, chance: Chance): LedgerCells => chance.pick(harmless)(cells, chance);
