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

/** Reads the replies of one connection, one at a time, from pieces of any size. Throws when they are none. */
export interface ReplyReader {
  readonly begin: (listener: Listener) => void;
  readonly feed: (part: Buffer) => void;
  /** The other side has closed: ends a reply that has no other end. */
  readonly closed: () => void;
}

type Body = (part: Buffer) => void;

export function replyReader(): ReplyReader {
  let listener: Listener | null = null;
  let held = empty;
  let head: Head | null = null;
  let body: Body | null = null;
  let bytes = 0;
  let parts: Buffer[] = [];

  const tooLarge = (maxBytes: number): never => {
    throw new RangeError(`the answer is larger than ${maxBytes} bytes`);
  };
  const keep = (part: Buffer): void => {
    bytes += part.length;
    if (listener && bytes > listener.maxBytes) tooLarge(listener.maxBytes);
    parts.push(Buffer.from(part));
  };
  const end = (found: Head, text: string, keepMs: number): void => {
    const told = listener;
    [listener, head, body] = [null, null, null];
    told?.done(found, text, keepMs);
  };
  // Bytes that nobody asked for: the next reply would begin in the middle of something.
  const finish = (found: Head, text: string, surplus: number): void =>
    end(found, text, surplus === 0 ? found.keepMs : 0);
  const whole = (): string => Buffer.concat(parts).toString();

  const ofLength =
    (found: Head, length: number): Body =>
    (part) => {
      const missing = length - bytes;
      keep(part.subarray(0, missing));
      if (bytes === length) finish(found, whole(), Math.max(0, part.length - missing));
    };

  const ofChunks = (found: Head): Body => {
    const take = chunked(keep);
    return (part) => {
      const surplus = take(part);
      if (surplus !== null) finish(found, whole(), surplus);
    };
  };

  /** The first piece of a body. Nearly every answer comes in one, head and all: it is read where it lies. */
  const startBody = (found: Head, { maxBytes }: Listener, part: Buffer): void => {
    const { framing } = found;
    if (framing === 'CHUNKED') body = ofChunks(found);
    else if (framing === 'UNTIL_CLOSE') body = keep;
    else {
      const { length } = framing;
      if (length > maxBytes) tooLarge(maxBytes);
      if (part.length >= length) return finish(found, part.toString('utf8', 0, length), part.length - length);
      body = ofLength(found, length);
    }
    if (part.length > 0) body(part);
  };

  /** Heads of interim replies are passed over. Gives back what follows the head; null while it has not come. */
  const afterHead = (): Buffer | null => {
    const at = held.indexOf('\r\n\r\n');
    if ((at < 0 ? held.length : at) > LONGEST_HEAD) throw new ReplyBroken('a head without an end');
    if (at < 0) return null;
    const found = readHead(held.toString('latin1', 0, at));
    held = held.subarray(at + 4);
    if (found.status < 200) return afterHead();
    head = found;
    return held;
  };

  const start = (told: Listener, part: Buffer): void => {
    held = held.length === 0 ? part : Buffer.concat([held, part]);
    const rest = afterHead();
    if (rest === null || head === null) {
      held = Buffer.from(held);
      return;
    }
    held = empty;
    if (told.isWanted(head)) startBody(head, told, rest);
    else end(head, '', 0);
  };

  return {
    begin(told) {
      [listener, held, bytes, parts] = [told, empty, 0, []];
    },
    feed(part) {
      if (!listener) throw new ReplyBroken('bytes that nobody asked for');
      if (body) body(part);
      else start(listener, part);
    },
    closed() {
      if (head?.framing === 'UNTIL_CLOSE') end(head, whole(), 0);
    },
  };
}
