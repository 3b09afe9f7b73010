import type { Archive } from './archive.ts';
import { elementsOf, unescapeExcel, unescapeXml } from './xml.ts';

/** The text of a string item or an inline string: its runs one after the other, without the readings above them. */
export function richText(xml: string): string {
  const runs = xml.includes('rPh') ? xml.replaceAll(/<(\w+:)?rPh[\s>][\s\S]*?<\/(\w+:)?rPh>/g, '') : xml;
  let text = '';
  for (const [, run = ''] of runs.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += run;
  return unescapeExcel(unescapeXml(text));
}

/** The texts that cells of type `s` point at. */
export async function stringsOf(archive: Archive, part: string | null): Promise<readonly string[]> {
  const texts: string[] = [];
  if (part) for await (const items of elementsOf(archive.read(part), 'si')) texts.push(...items.map(richText));
  return texts;
}
