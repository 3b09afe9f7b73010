import { fail, type Context } from '@linli/kit';
import { residents } from './resident.model.ts';
import type { ResidentLookup } from './schema.types.ts';
import { nameText, numberText } from './written.ts';

const MOST = 50;

const ways = {
  ID_NUMBER: { lookup: 'idNumber', write: numberText, is: /^[0-9A-Z()]{5,30}$/ },
  PHONE: { lookup: 'phone', write: numberText, is: /^\d{8,15}$/ },
  // A surname alone is half the town.
  NAME: { lookup: 'name', write: (text: string) => nameText(text).toLowerCase(), is: /^.{2,60}$/u },
  TAIL: { lookup: 'tail', write: numberText, is: /^\d{3}[\dX]$/ },
} as const satisfies Record<
  ResidentLookup,
  { readonly lookup: string; readonly write: (text: string) => string; readonly is: RegExp }
>;

/** People by an exact word; the kit limits and writes down each search. Who was merged is found as who goes on. */
export async function lookUp({ open }: Pick<Context, 'open'>, by: ResidentLookup, word: string) {
  const { lookup, write, is } = ways[by];
  const exact = write(word);
  if (!is.test(exact)) fail('VALUE_INVALID', { field: 'word' });
  const found = await open(residents).lookup(lookup, exact, { limit: MOST });
  return { residents: found.filter(({ status }) => status !== 'MERGED'), isCut: found.length >= MOST };
}
