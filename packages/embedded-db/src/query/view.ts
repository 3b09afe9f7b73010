import { decode } from '../bson/doc.ts';
import { valuesIn, valuesInRaw } from '../bson/path.ts';
import type { Doc } from '../bson/doc.ts';
import type { Path } from '../bson/path.ts';

/** A document as a filter sees it: some values by path, the whole only when it must. */
export type View = { values(path: Path): readonly unknown[]; whole(): Doc };

/** A stored document, read where the filter looks and nowhere else. */
export function rawView(raw: Buffer): View {
  let whole: Doc | undefined;
  return { values: (path) => valuesInRaw(raw, path), whole: () => (whole ??= decode(raw)) };
}

/** A document that is already in memory. */
export function docView(doc: Doc): View {
  return { values: (path) => valuesIn(doc, path), whole: () => doc };
}
