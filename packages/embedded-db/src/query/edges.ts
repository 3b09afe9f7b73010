import type { ComponentShape } from '../bson/key.ts';

/** A stretch of components: from these bytes up to, but without, those. */
export type Span = { readonly from: Buffer; readonly to: Buffer };

/** An end of a stretch: at these bytes, or behind everything that begins with them. */
export type Edge = {
  readonly bytes: Buffer;
  readonly isBehind: boolean;
  /** Only the head of a component: any byte may follow it. */
  readonly isHead?: boolean;
};

// What follows a whole component begins with a tag, which is neither the first byte nor the last.
const FIRST = 0x01;
const LAST = 0xff;

/** The stretch between two ends in the order of an index. */
export function directed(
  { from, to }: { readonly from: Edge; readonly to: Edge },
  { descending }: ComponentShape,
): Span {
  if (!descending) return { from: ascending(from), to: ascending(to) };
  return { from: descended(to), to: descended(from) };
}

/** Behind every key that begins with a whole component. */
export function behind(component: Buffer): Buffer {
  return Buffer.concat([component, Buffer.from([LAST])]);
}

function ascending({ bytes, isBehind, isHead = false }: Edge): Buffer {
  if (!isBehind) return bytes;
  return isHead ? next(bytes) : behind(bytes);
}

// Inverted bytes: what lay behind now lies before. Numbers between two doubles and texts with a zero inside go on where
// the lower one ends, with the last byte and so with a zero here: they stand before it, and before the first tag.
function descended({ bytes, isBehind, isHead = false }: Edge): Buffer {
  const inverted = Buffer.from(bytes.map((byte) => byte ^ LAST));
  if (isHead) return isBehind ? inverted : next(inverted);
  return isBehind ? Buffer.concat([inverted, Buffer.from([FIRST])]) : behind(inverted);
}

// The first bytes that do not begin with these.
function next(head: Buffer): Buffer {
  const at = head.findLastIndex((byte) => byte !== LAST);
  const counted = Buffer.from(head.subarray(0, at + 1));
  counted[at] = (counted[at] ?? 0) + 1;
  return counted;
}
