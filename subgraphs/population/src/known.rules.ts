import { fail } from '@linli/kit';
import { readCitizenNumber, sexCodeOf } from '@linli/vocabulary';
import { isNeeded, residentFields } from './resident.field.ts';
import type { ResidentKnown } from './resident.fields.ts';
import type { ResidentField } from './words.field.ts';

/** A value as it is kept, or a refusal that names the field. Empty is null, for fields that may be empty. */
export function checkedValue(field: ResidentField, value: string | null | undefined, today: string): string | null {
  const { key, write, fault } = residentFields[field];
  const kept = write(value ?? '');
  if (kept === '') return isNeeded(field) ? fail('VALUE_MISSING', { field: key }) : null;
  const code = fault(kept, today);
  return code ? fail(code, { field: key }) : kept;
}

/** What a citizen number says of its holder; null for other papers. */
export function factsOf({ idType, idNumber }: Pick<ResidentKnown, 'idType' | 'idNumber'>) {
  if (idType !== 'CITIZEN' || !idNumber) return null;
  const facts = readCitizenNumber(idNumber) ?? fail('CITIZEN_NUMBER_INVALID', { field: 'idNumber' });
  return { birthDate: facts.birthDate, sexCode: sexCodeOf(facts) };
}

/** Birth date and sex are read from a citizen number where nothing else is said; what is said must agree with it. */
export function agreed(known: ResidentKnown): ResidentKnown {
  const facts = factsOf(known);
  if (!facts) return known;
  const birthDate = known.birthDate ?? facts.birthDate;
  const sexCode = known.sexCode === '0' ? facts.sexCode : known.sexCode;
  if (birthDate !== facts.birthDate) fail('RESIDENT_FIELDS_DISAGREE', { field: 'birthDate' });
  if (sexCode !== facts.sexCode) fail('RESIDENT_FIELDS_DISAGREE', { field: 'sexCode' });
  return { ...known, birthDate, sexCode };
}

/** What is known after some fields got new values. A new citizen number says birth date and sex anew. */
export function changedBy(known: ResidentKnown, values: ReadonlyMap<ResidentField, string | null>): ResidentKnown {
  const set = Object.fromEntries([...values].map(([field, value]) => [residentFields[field].key, value]));
  const next = { ...known, ...set } as ResidentKnown;
  const facts = values.has('ID_NUMBER') ? factsOf(next) : null;
  return agreed(facts ? { ...next, ...facts, ...set } : next);
}

/** The fields of a row that are known, and nothing else of it. */
export const knownOf = (row: ResidentKnown): ResidentKnown =>
  Object.fromEntries(
    Object.values(residentFields).map(({ key }) => [key, row[key] ?? null]),
  ) as unknown as ResidentKnown;

/** The fields in which two differ. */
export const differences = (before: ResidentKnown, after: ResidentKnown): readonly ResidentField[] =>
  (Object.keys(residentFields) as ResidentField[]).filter((field) => {
    const { key } = residentFields[field];
    return (before[key] ?? null) !== (after[key] ?? null);
  });
