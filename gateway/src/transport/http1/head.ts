/** How the end of a body is known (RFC 9112, section 6.3). */
export type Framing = { readonly length: number } | 'CHUNKED' | 'UNTIL_CLOSE';

/** The head of a reply, as far as a gateway reads it. */
export interface Head {
  readonly status: number;
  readonly type: string | undefined;
  readonly framing: Framing;
  /** How long the other side keeps the connection when nothing is asked; 0 when it closes it now. */
  readonly keepMs: number;
}

/** Bytes that are no reply we take: the connection cannot be trusted any further. */
export class ReplyBroken extends Error {}

const broken = (why: string): never => {
  throw new ReplyBroken(`not a reply: ${why}`);
};

// What most servers keep is longer; a connection they are about to close is not worth the call that is lost on it.
const USUAL_KEEP = 4_000;
const EARLIER = 1_000;

const statusLine = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [^\r\n]*)?$/;
const fieldLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*?)[ \t]*$/;

/** The fields by lower-case name; one that comes more than once is a list. */
function fieldsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = fieldLine.exec(line) ?? [];
    if (name === undefined || /[\r\n\0]/.test(value)) return broken('a field that is none');
    const key = name.toLowerCase();
    const before = fields.get(key);
    fields.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}

function lengthIn(text: string): number {
  const [first = '', ...others] = text.split(',').map((each) => each.trim());
  if (!/^\d{1,15}$/.test(first) || others.some((each) => each !== first)) return broken('a length that is none');
  return Number(first);
}

/** Two ways to tell the end are one too many: whoever reads the other one reads something else. */
function framingOf(status: number, fields: ReadonlyMap<string, string>): Framing {
  if (status < 200 || status === 204 || status === 304) return { length: 0 };
  const coding = fields.get('transfer-encoding');
  const length = fields.get('content-length');
  if (coding !== undefined) {
    return coding.toLowerCase() === 'chunked' && length === undefined ? 'CHUNKED' : broken('an unclear end');
  }
  return length === undefined ? 'UNTIL_CLOSE' : { length: lengthIn(length) };
}

function keepMsOf(version: string | undefined, fields: ReadonlyMap<string, string>): number {
  const connection = fields.get('connection')?.toLowerCase() ?? '';
  const isKept = version === '1' ? !connection.includes('close') : connection.includes('keep-alive');
  const [, seconds] = /\btimeout=(\d{1,6})/i.exec(fields.get('keep-alive') ?? '') ?? [];
  if (!isKept) return 0;
  return seconds === undefined ? USUAL_KEEP : Math.max(0, Number(seconds) * 1_000 - EARLIER);
}

function headIn(text: string): Head {
  const [first = '', ...lines] = text.split('\r\n');
  const [, version, code] = statusLine.exec(first) ?? [];
  if (code === undefined) return broken('no status');
  const status = Number(code);
  if (status === 101) return broken('another protocol');
  const fields = fieldsIn(lines);
  const encoding = fields.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') return broken('an encoding nobody asked for');
  const framing = framingOf(status, fields);
  const keepMs = framing === 'UNTIL_CLOSE' ? 0 : keepMsOf(version, fields);
  return { status, type: fields.get('content-type'), framing, keepMs };
}

// Within a second a subgraph says the same head again and again.
const REMEMBERED = 200;
const LONGEST = 1_000;
const known = new Map<string, Head>();

/** Reads a head without its empty line. */
export function readHead(text: string): Head {
  const found = known.get(text);
  if (found) return found;
  const head = headIn(text);
  if (known.size >= REMEMBERED) known.clear();
  if (text.length <= LONGEST) known.set(text, head);
  return head;
}
