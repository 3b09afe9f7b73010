import { posix } from 'node:path';
import { fail } from '@linli/kit';
import type { Archive } from './archive.ts';
import { attribute, tagsOf, unescapeExcel } from './xml.ts';

export interface Sheet {
  readonly name: string;
  /** Where its rows lie in the archive. */
  readonly part: string;
}

/** Where the parts of a workbook lie. */
export interface Parts {
  readonly sheets: readonly Sheet[];
  readonly strings: string | null;
  readonly styles: string | null;
  readonly theme: string | null;
  /** Days count from 1904, as old Macintoshes did. */
  readonly from1904: boolean;
}

const ROOT = '_rels/.rels';

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly part: string;
}

async function relationsOf(archive: Archive, rels: string, base: string): Promise<readonly Relation[]> {
  if (!archive.has(rels)) return [];
  return tagsOf(await archive.whole(rels), 'Relationship').map((tag) => {
    const target = attribute(tag, 'Target') ?? '';
    return {
      id: attribute(tag, 'Id') ?? '',
      kind: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
      part: target.startsWith('/') ? target.slice(1) : posix.join(base, target),
    };
  });
}

/** Finds the parts by their relations, not by their usual names. */
export async function partsOf(archive: Archive): Promise<Parts> {
  const roots = await relationsOf(archive, ROOT, '');
  const workbook = roots.find(({ kind }) => kind === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!archive.has(workbook)) fail('LEDGER_UNREADABLE');
  const base = posix.dirname(workbook);
  const relations = await relationsOf(archive, `${base}/_rels/${posix.basename(workbook)}.rels`, base);
  const text = await archive.whole(workbook);
  const idOf = (tag: string): string | null => /\s(?:\w+:)?id="([^"]*)"/.exec(tag)?.[1] ?? null;
  const sheets = tagsOf(text, 'sheet').flatMap((tag) => {
    const found = relations.find(({ id }) => id === idOf(tag));
    const isThere = found?.kind === 'worksheet' && archive.has(found.part);
    return found && isThere ? [{ name: unescapeExcel(attribute(tag, 'name') ?? ''), part: found.part }] : [];
  });
  if (sheets.length === 0) fail('LEDGER_UNREADABLE');
  const partOf = (kind: string): string | null => {
    const part = relations.find((each) => each.kind === kind)?.part;
    return part && archive.has(part) ? part : null;
  };
  const [first = ''] = tagsOf(text, 'workbookPr');
  return {
    sheets,
    strings: partOf('sharedStrings'),
    styles: partOf('styles'),
    theme: partOf('theme'),
    from1904: ['1', 'true'].includes(attribute(first, 'date1904') ?? ''),
  };
}
