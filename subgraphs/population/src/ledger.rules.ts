import type { Cells, Fault, Read } from '@linli/imports';
import { readAddress, withoutDivisions, writeAddress } from '@linli/vocabulary';
import { Failure } from '@linli/kit';
import { agreed } from './known.rules.ts';
import { fieldNames, isNeeded, residentFields } from './resident.field.ts';
import type { ResidentKnown } from './resident.fields.ts';
import { nameBirthWord } from './resident.model.ts';
import type { ResidentField } from './words.field.ts';
import type { RelationToHead, ResidenceRelation } from './words.ts';
import { numberText } from './written.ts';

/** A row of a ledger of people. */
export interface ResidentRow {
  readonly known: ResidentKnown;
  /** The fields the ledger says something of: an empty cell erases nothing. */
  readonly said: readonly ResidentField[];
  readonly place: string | null;
  /** Ways to read the address, the one with most before the building first; empty without an address. */
  readonly addressKeys: readonly string[];
  readonly relation: ResidenceRelation;
  readonly household: string | null;
  readonly relationToHead: RelationToHead | null;
}

// A ledger says nothing of today: days to come are found when its rows meet the clock.
const ANY_DAY = '9999-12-31';

const told = (cells: Cells, key: string): string | null => {
  if (key === 'idType') return cells['idNumber'] ? 'CITIZEN' : (cells['idType'] ?? 'NONE');
  if (key === 'idNumber') return cells['idNumber'] ?? cells['otherNumber'] ?? null;
  if (key === 'residency') return cells['residency'] ?? 'HUKOU';
  if (key === 'sexCode') return cells['sexCode'] ?? '0';
  return cells[key] ?? null;
};

/** Every faulty field of a row, or what is known. */
function knownIn(cells: Cells): { readonly known: ResidentKnown; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const known: Record<string, string | null> = {};
  for (const name of fieldNames) {
    const { key, write, fault } = residentFields[name];
    const value = write(told(cells, key) ?? '');
    const code = value ? fault(value, ANY_DAY) : isNeeded(name) ? 'VALUE_MISSING' : null;
    if (code) faults.push({ field: key, code });
    known[key] = value || null;
  }
  return { known: known as unknown as ResidentKnown, faults };
}

/** Whole only together: a number agrees with birth date and sex, and somebody can be found again. */
function together(known: ResidentKnown): Read<ResidentKnown> {
  try {
    const row = agreed(known);
    if (row.idNumber || row.birthDate) return { row };
    return { faults: [{ field: 'birthDate', code: 'VALUE_MISSING' }] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const field = typeof error.extensions['field'] === 'string' ? error.extensions['field'] : null;
    return { faults: [{ field, code: error.code }] };
  }
}

function keysOf(address: string | null | undefined): readonly string[] {
  if (!address) return [];
  const { area, ...below } = readAddress(address);
  return [...new Set(withoutDivisions(area).map((each) => writeAddress({ ...below, area: each })))];
}

const saidIn = (cells: Cells): readonly ResidentField[] =>
  fieldNames.filter((name) => {
    const { key } = residentFields[name];
    const own = key === 'idNumber' ? (cells['idNumber'] ?? cells['otherNumber']) : cells[key];
    return Boolean(own) || (name === 'ID_TYPE' && Boolean(cells['idNumber']));
  });

/** Cells as a row, or everything that is wrong with them, field by field. */
export function residentFromLedger(cells: Cells): Read<ResidentRow> {
  const { known, faults } = knownIn(cells);
  if (faults.length > 0) return { faults };
  const read = together(known);
  if ('faults' in read) return read;
  const household = numberText(cells['household'] ?? '') || null;
  return {
    row: {
      known: read.row,
      said: saidIn(cells),
      place: cells['place'] ?? null,
      addressKeys: keysOf(cells['address']),
      relation: (cells['relation'] as ResidenceRelation | null) ?? 'OTHER',
      household,
      relationToHead: (cells['relationToHead'] as RelationToHead | null) ?? null,
    },
  };
}

/** What makes two rows the same person: the number, else name and birth date. */
export const keyOfRow = ({ known }: ResidentRow): string | null =>
  known.idNumber ?? (known.birthDate ? nameBirthWord(known.name, known.birthDate) : null);
