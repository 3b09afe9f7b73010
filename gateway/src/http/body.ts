import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { fail } from '../failure.ts';

const json = /^application\/json\s*(;|$)/i;
const foreign = /;\s*charset\s*=\s*"?(?!utf-8\b)/i;

/** The one media type a body has, as it is: a page of another site cannot send it unasked. */
export const isJson = ({ headers }: IncomingMessage): boolean => {
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = headers;
  return json.test(type) && !foreign.test(type) && coding === 'identity';
};

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Collects a body, no more of it than allowed. */
function bytesOf(request: IncomingMessage, most: number): Promise<readonly Buffer[]> {
  return new Promise((done, failed) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= most) parts.push(part);
      else {
        request.removeAllListeners('data');
        failed(new RangeError('the body is too large'));
      }
    });
    request.on('end', () => done(parts));
    request.on('error', failed);
  });
}

const suspect = /__proto__|\\u/;

const noPrototype = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new SyntaxError('a prototype is no value');
  return value;
};

function parsed(bytes: Buffer): unknown {
  // What is no letter would become a mark that stands for any.
  if (!isUtf8(bytes)) return fail('BODY_INVALID');
  const text = bytes.toString();
  try {
    return suspect.test(text) ? (JSON.parse(text, noPrototype) as unknown) : (JSON.parse(text) as unknown);
  } catch {
    return fail('BODY_INVALID');
  }
}

/** Reads a body of JSON. */
export async function readBody(request: IncomingMessage, most: number): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > most) return fail('BODY_TOO_LARGE');
  const parts = await bytesOf(request, most).catch((error: unknown) =>
    fail(error instanceof RangeError ? 'BODY_TOO_LARGE' : 'BODY_INVALID'),
  );
  const [first, second] = parts;
  return parsed(first && !second ? first : Buffer.concat(parts));
}
