import { readValue, wholeAt } from './doc.ts';
import { putBinary, putValue } from './encode-value.ts';
import { TAG } from './key.ts';
import { floorOf } from './number.ts';
import type { KeyWriter } from './key.ts';
import { BSON } from './raw.ts';

const OLD_BINARY = 2;

/** Writes the value at `at` without making it a JavaScript value first, where that is possible. */
export function putRaw(key: KeyWriter, raw: Buffer, [type, at]: readonly [type: number, at: number]): void {
  switch (type) {
    case BSON.string:
      return key.text(TAG.string, raw, [at + 4, at + 3 + raw.readInt32LE(at)]);
    case BSON.int:
      return key.double(TAG.number, raw.readInt32LE(at));
    case BSON.double:
      return key.double(TAG.number, raw.readDoubleLE(at));
    case BSON.long:
      return putLong(key, raw, at);
    case BSON.date:
      return key.double(TAG.date, wholeAt(raw, at));
    case BSON.objectId:
      key.byte(TAG.objectId);
      return key.copy(raw.subarray(at, at + 12));
    case BSON.binary:
      // Of the old subtype the length stands twice.
      if (raw[at + 4] === OLD_BINARY) break;
      return putBinary(key, raw.subarray(at + 5, at + 5 + raw.readInt32LE(at)), raw[at + 4] ?? 0);
    case BSON.null:
    case 0:
      return key.byte(TAG.null);
  }
  putValue(key, readValue(raw, type, at));
}

function putLong(key: KeyWriter, raw: Buffer, at: number): void {
  const near = wholeAt(raw, at);
  if (Number.isSafeInteger(near)) key.double(TAG.number, near);
  else key.number(floorOf(raw.readBigInt64LE(at)));
}
