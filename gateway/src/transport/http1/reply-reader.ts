import { chunked } from './chunked.ts';
import { readHead, ReplyBroken, type Head } from './head.ts';

const LONGEST_HEAD = 32_768;
const empty: Buffer = Buffer.alloc(0);

/** Who waits for a reply. */
export interface Listener {
  /** False when the body is not worth reading: nothing more is said then. */
  readonly isWanted: (head: Head) => boolean;
  readonly maxBytes: number;
  /** The whole reply; whether another may be asked for over the same connection, and for how long. */
  readonly done: (head: Head, text: string, keepMs: number) => void;
}

/** Reads one reply from pieces of any size. Throws when they are none. */
export interface ReplyReader {
  readonly feed: (part: Buffer) => void;
  /** The other side has closed: whether that was the end of the reply. */
  readonly closed: () => boolean;
  /** Whether anything came at all. */
  readonly hasBegun: () => boolean;
}

type Body = (part: Buffer) => void;

export function replyReader({ isWanted, maxBytes, done }: Listener): ReplyReader {
  let held = empty;
  let hasBegun = false;
  let head: Head | null = null;
  let body: Body | null = null;
  let isOver = false;
  let bytes = 0;
  const parts: Buffer[] = [];

  const count = (more: number): void => {
    bytes += more;
    if (bytes > maxBytes) throw new RangeError(`the answer is larger than ${maxBytes} bytes`);
  };
  const keep = (part: Buffer): void => {
    count(part.length);
    parts.push(Buffer.from(part));
  };
  const finish = (text: string, surplus = 0): void => {
    if (!head) return;
    isOver = true;
    // Bytes that nobody asked for: the next reply would begin in the middle of something.
    done(head, text, surplus === 0 ? head.keepMs : 0);
  };
  const whole = (): string => Buffer.concat(parts).toString();

  const ofLength =
    (length: number): Body =>
    (part) => {
      // Nearly every answer comes in one piece, head and all: it is read where it lies.
      if (bytes === 0 && part.length >= length) return finish(part.toString('utf8', 0, length), part.length - length);
      const missing = length - bytes;
      keep(part.subarray(0, missing));
      return bytes === length ? finish(whole(), Math.max(0, part.length - missing)) : undefined;
    };

  const ofChunks = (): Body => {
    const take = chunked(keep);
    return (part) => {
      const surplus = take(part);
      if (surplus !== null) finish(whole(), surplus);
    };
  };

  const bodyOf = ({ framing }: Head): Body => {
    if (framing === 'CHUNKED') return ofChunks();
    if (framing === 'UNTIL_CLOSE') return keep;
    if (framing.length > maxBytes) throw new RangeError(`the answer is larger than ${maxBytes} bytes`);
    return ofLength(framing.length);
  };

  /** Heads of interim replies are passed over. Gives back what follows the head; null while it has not come. */
  const afterHead = (): Buffer | null => {
    const end = held.indexOf('\r\n\r\n');
    if ((end < 0 ? held.length : end) > LONGEST_HEAD) throw new ReplyBroken('a head without an end');
    if (end < 0) return null;
    const found = readHead(held.toString('latin1', 0, end));
    held = held.subarray(end + 4);
    if (found.status < 200) return afterHead();
    head = found;
    return held;
  };

  const start = (part: Buffer): void => {
    held = held.length === 0 ? part : Buffer.concat([held, part]);
    const rest = afterHead();
    if (rest === null || head === null) {
      held = Buffer.from(held);
      return;
    }
    held = empty;
    if (!isWanted(head)) {
      isOver = true;
      done(head, '', 0);
      return;
    }
    body = bodyOf(head);
    if (rest.length > 0 || (head.framing !== 'CHUNKED' && head.framing !== 'UNTIL_CLOSE')) body(rest);
  };

  return {
    feed(part) {
      hasBegun = true;
      if (isOver) throw new ReplyBroken('bytes after the end');
      if (body) body(part);
      else start(part);
    },
    closed() {
      if (head?.framing === 'UNTIL_CLOSE' && !isOver) finish(whole());
      return isOver;
    },
    hasBegun: () => hasBegun,
  };
}
