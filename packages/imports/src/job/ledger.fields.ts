import type { Column, Target } from '../target.ts';
import { writeWorkbook } from '../workbook/write-workbook.ts';

// A list of codes as people choose from it: each code once, by the first word that stands for it.
const codesOf = ({ codes = {} }: Column): readonly { code: string; word: string }[] => {
  const words = new Map<string, string>();
  for (const [word, code] of Object.entries(codes)) if (!words.has(code)) words.set(code, word);
  return [...words].map(([code, word]) => ({ code, word }));
};

/** What a ledger may hold, and an empty one. */
export const ledgerOf = <R>({ title, columns }: Target<R>) => ({
  title,
  fields: columns.map((column) => ({
    field: column.field,
    titles: column.titles,
    kind: column.kind,
    required: column.required ?? false,
    codes: codesOf(column),
  })),
  sample: () => writeWorkbook(title, [columns.map(({ titles: [usual] }) => usual)]),
});
