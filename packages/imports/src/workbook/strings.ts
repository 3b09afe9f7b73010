import { fail } from '@linli/kit';
import type { Archive } from './archive.ts';
import { elementsIn, prefixOf, without } from './scan.ts';
import { elementsOf, unescapeExcel, unescapeXml } from './xml.ts';

/** The text of a string item or an inline string: its runs one after the other, without the readings above them. */
export function richText(xml: string, prefix: string): string {
  const runs = xml.includes('rPh') ? without(xml, `${prefix}rPh`) : xml;
  let text = '';
  for (const { body } of elementsIn(runs, `${prefix}t`)) text += body;
  return unescapeExcel(unescapeXml(text));
}

// Characters of all texts together: they are the one part of a workbook that is kept in memory.
const MOST = 64 * 1024 * 1024;

/** The texts that cells of type `s` point at. */
export async function stringsOf(archive: Archive, part: string | null): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part === null) return texts;
  let length = 0;
  for await (const items of elementsOf(archive.read(part), 'si')) {
    for (const item of items) {
      const text = richText(item, prefixOf(item));
      length += text.length;
      texts.push(text);
    }
    if (length > MOST) fail('LEDGER_BOMB');
  }
  return texts;
}
