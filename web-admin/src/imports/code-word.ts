import type { TFunction } from 'i18next';
import { en } from '../i18n/en.ts';
import type { LedgerField } from './ledgers.ts';

// Fields whose codes have a word in both languages; for the others the ledger's own word is shown.
const tables = { use: 'homes.use', tenure: 'homes.tenure', residency: 'residency', sexCode: 'sex' } as const;
const words = { use: en.homes.use, tenure: en.homes.tenure, residency: en.residency, sexCode: en.sex } as const;

const hasTable = (field: string): field is keyof typeof tables => Object.hasOwn(tables, field);

/** What a cell says, in words: a code by its name, everything else as it is. */
export function cellText(field: LedgerField | undefined, value: string | null, t: TFunction): string {
  const code = field?.codes.find((one) => one.code === value);
  if (!field || !code) return value ?? '–';
  if (!hasTable(field.field) || !Object.hasOwn(words[field.field], code.code)) return code.word;
  return t(`${tables[field.field]}.${code.code}` as 'homes.use.OWN');
}
