import { fail } from '../errors.ts';

// A long text would make an index entry of every pair; the first 200 characters carry what people search for.
const READ = 200;

const pairs = (text: string): readonly string[] => {
  const letters = [...text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()].slice(0, READ);
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ''}${letter}`);
};

/** Pairs of neighbouring characters. MongoDB does not cut Chinese into words, so a search asks for all pairs of its text. */
export const gramsOf = (texts: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => (text ? pairs(text) : []))),
];

/** The filter of a search. One character is too little to look for. */
export function searchFilter(search: string | null | undefined): Readonly<Record<string, unknown>> {
  if (!search?.trim()) return {};
  const grams = gramsOf([search]);
  if (grams.length === 0) fail('VALUE_INVALID', { field: 'search', least: 2 });
  return { search: { $all: grams } };
}
