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

/** The texts that cells of type `s` point at. */
export async function stringsOf(archive: Archive, part: string | null): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part)
    for await (const items of elementsOf(archive.read(part), 'si'))
      for (const item of items) texts.push(richText(item, prefixOf(item)));
  return texts;
}
