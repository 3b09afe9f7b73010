import { toNumber, typeName } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { isNothing } from './node.ts';
import { textOf } from './types.ts';
import type { Operator } from './node.ts';

function stringIn(name: string, value: unknown, code: number): string {
  return typeof value === 'string'
    ? value
    : refuse(code, `${name} requires a string argument, found: ${typeName(value)}`);
}

// What can be read as text where MongoDB reads text: null as nothing.
function readable(name: string, value: unknown): string {
  if (isNothing(value)) return '';
  const isReadable = typeof value === 'string' || toNumber(value) !== undefined || value instanceof Date;
  return isReadable
    ? textOf(value)
    : refuse(16007, `can't convert from BSON type ${typeName(value)} to String in ${name}`);
}

// Only the letters of ASCII change.
const upper = (text: string): string => text.replaceAll(/[a-z]+/g, (part) => part.toUpperCase());
const lower = (text: string): string => text.replaceAll(/[A-Z]+/g, (part) => part.toLowerCase());

const bytesOf: Operator = (value, from, count) => {
  const bytes = Buffer.from(readable('$substrBytes', value));
  const [start, length] = [toNumber(from) ?? 0, toNumber(count) ?? 0];
  if (start < 0) refuse(50752, '$substrBytes: starting index must be non-negative');
  const end = length < 0 ? bytes.length : start + length;
  const isInside = (at: number): boolean => at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (isInside(start)) refuse(28656, '$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.');
  if (isInside(end)) refuse(28657, '$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.');
  return bytes.subarray(start, end).toString();
};

/** Operators over text; lengths and places count code points, or bytes, never halves of a character. */
export const strings: { readonly [name: string]: Operator } = {
  $concat: (...values) =>
    values.some(isNothing) ? null : values.map((value) => stringIn('$concat', value, 16702)).join(''),
  $toUpper: (value) => upper(readable('$toUpper', value)),
  $toLower: (value) => lower(readable('$toLower', value)),
  $strLenBytes: (value) => Buffer.byteLength(stringIn('$strLenBytes', value, 34473)),
  $strLenCP: (value) => [...stringIn('$strLenCP', value, 34471)].length,
  $substrBytes: bytesOf,
  $substr: bytesOf,
  $substrCP: (value, from, count) => {
    const start = toNumber(from) ?? 0;
    return [...readable('$substrCP', value)].slice(start, start + (toNumber(count) ?? 0)).join('');
  },
  $strcasecmp: (a, b) =>
    Math.sign(
      Buffer.compare(Buffer.from(upper(readable('$strcasecmp', a))), Buffer.from(upper(readable('$strcasecmp', b)))),
    ),
};
