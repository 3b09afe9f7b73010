import { ReplyBroken } from './head.ts';

const LONGEST_LINE = 4_096;
const LONGEST_TRAILER = 16_384;
const empty: Buffer = Buffer.alloc(0);

type Phase = 'SIZE' | 'DATA' | 'AFTER_DATA' | 'TRAILER';

/**
 * Takes a chunked body apart (RFC 9112, section 7.1) as it comes in pieces of any size. Gives back how many bytes came
 * after its end; null while it goes on.
 */
export function chunked(take: (part: Buffer) => void): (part: Buffer) => number | null {
  let phase: Phase = 'SIZE';
  let rest = empty;
  let left = 0;
  let trailer = 0;

  /** The next whole line; null when it has not come yet. */
  const line = (): string | null => {
    const end = rest.indexOf('\r\n');
    if ((end < 0 ? rest.length : end) > LONGEST_LINE) throw new ReplyBroken('a chunk without an end of its head');
    if (end < 0) return null;
    const text = rest.toString('latin1', 0, end);
    rest = rest.subarray(end + 2);
    return text;
  };

  const size = (text: string): Phase => {
    const [, digits] = /^([0-9a-fA-F]{1,8})[ \t]*(?:;.*)?$/.exec(text) ?? [];
    if (digits === undefined) throw new ReplyBroken('a chunk without a size');
    left = parseInt(digits, 16);
    return left === 0 ? 'TRAILER' : 'DATA';
  };

  const data = (): Phase | null => {
    if (rest.length === 0) return null;
    const part = rest.subarray(0, left);
    take(part);
    left -= part.length;
    rest = rest.subarray(part.length);
    return left === 0 ? 'AFTER_DATA' : 'DATA';
  };

  const afterLine = (text: string): Phase | 'OVER' => {
    if (phase === 'SIZE') return size(text);
    if (phase === 'TRAILER') {
      trailer += text.length;
      if (trailer > LONGEST_TRAILER) throw new ReplyBroken('a trailer without an end');
      return text === '' ? 'OVER' : 'TRAILER';
    }
    if (text !== '') throw new ReplyBroken('a chunk longer than its size');
    return 'SIZE';
  };

  return (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    for (;;) {
      const text = phase === 'DATA' ? '' : line();
      const next = phase === 'DATA' ? data() : text === null ? null : afterLine(text);
      if (next === 'OVER') return rest.length;
      if (next === null) break;
      phase = next;
    }
    // What is given belongs to the reader's next piece: what is kept of it is kept as a copy.
    rest = rest.length === 0 ? empty : Buffer.from(rest);
    return null;
  };
}
