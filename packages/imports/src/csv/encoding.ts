import { setImmediate as breath } from 'node:timers/promises';
import { fail } from '@linli/kit';
import iconv from 'iconv-lite';

export type Encoding = 'GB18030' | 'UTF-16BE' | 'UTF-16LE' | 'UTF-8' | 'UTF-8-BOM';

const labels: Readonly<Record<Encoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-8-BOM': 'utf-8',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  GB18030: 'gb18030',
};

const begins = (bytes: Buffer, ...mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

const PROBE = 4_096;

// Text of digits and commas has a zero in every other byte when it is UTF-16; other text has none at all.
function zeroes(bytes: Buffer, parity: 0 | 1): number {
  let count = 0;
  for (let at = parity; at < Math.min(bytes.length, PROBE); at += 2) if (bytes[at] === 0) count += 1;
  return count / Math.max(1, Math.min(bytes.length, PROBE) / 2);
}

async function isStrictly(bytes: Buffer, label: string): Promise<boolean> {
  const decoder = new TextDecoder(label, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += TRIED) {
      decoder.decode(bytes.subarray(at, at + TRIED), { stream: true });
      await breath();
    }
    decoder.decode();
    return true;
  } catch {
    // Not a byte of doubt is allowed: a ledger in the wrong encoding would fill the city with wrong names.
    return false;
  }
}

const CHUNK = 64 * 1024;
const TRIED = 1024 * 1024;

// A mark says how a text is written, or the zeroes of UTF-16 do, or it has to be tried.
const marked = [
  ['UTF-8-BOM', (bytes) => begins(bytes, 0xef, 0xbb, 0xbf)],
  ['UTF-16LE', (bytes) => begins(bytes, 0xff, 0xfe)],
  ['UTF-16BE', (bytes) => begins(bytes, 0xfe, 0xff)],
] as const satisfies readonly (readonly [Encoding, (bytes: Buffer) => boolean])[];

const tried = [
  ['UTF-16LE', (bytes) => zeroes(bytes, 1) > 0.2],
  ['UTF-16BE', (bytes) => zeroes(bytes, 0) > 0.2],
  ['UTF-8', () => true],
  ['GB18030', () => true],
] as const satisfies readonly (readonly [Encoding, (bytes: Buffer) => boolean])[];

/** How a text is written, by its mark or by decoding all of it strictly. */
export async function encodingOf(bytes: Buffer): Promise<Encoding> {
  const mark = marked.find(([, is]) => is(bytes));
  const ways: readonly Encoding[] = mark ? [mark[0]] : tried.filter(([, may]) => may(bytes)).map(([name]) => name);
  for (const name of ways) if (await isStrictly(bytes, labels[name])) return name;
  return fail('LEDGER_ENCODING');
}

/** The text, chunk by chunk, without its mark. */
export function* decoded(bytes: Buffer, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(labels[encoding], { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK)
    yield decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
  yield decoder.decode();
}

/** A text written again as it came, with its mark if it had one. */
export function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'UTF-8') return Buffer.from(text);
  if (encoding === 'UTF-8-BOM') return Buffer.from(`\uFEFF${text}`);
  return iconv.encode(text, encoding.toLowerCase(), { addBOM: encoding !== 'GB18030' });
}
