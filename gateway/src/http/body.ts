import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { fail, Failure } from '../failure.ts';

const json = /^application\/json\s*(;|$)/i;
const foreign = /;\s*charset\s*=\s*"?(?!utf-8\b)/i;

/** The one media type a body has, as it is: a page of another site cannot send it unasked. */
export const isJson = ({ headers }: IncomingMessage): boolean => {
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = headers;
  return json.test(type) && !foreign.test(type) && coding === 'identity';
};

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const suspect = /__proto__|\\u/;

const noPrototype = (key: string, value: unknown): unknown => {
  if (key === '__proto__') throw new SyntaxError('a prototype is no value');
  return value;
};

/** Reads JSON. */
export function jsonIn(bytes: Buffer): unknown {
  // What is no letter would become a mark that stands for any.
  if (!isUtf8(bytes)) return fail('BODY_INVALID');
  const text = bytes.toString();
  try {
    return suspect.test(text) ? (JSON.parse(text, noPrototype) as unknown) : (JSON.parse(text) as unknown);
  } catch {
    return fail('BODY_INVALID');
  }
}

/** Collects a body, no more of it than allowed. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((done, failed) => {
    if (Number(request.headers['content-length'] ?? 0) > most) return fail('BODY_TOO_LARGE');
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= most) parts.push(part);
      else {
        request.removeAllListeners('data');
        failed(new Failure([{ code: 'BODY_TOO_LARGE' }]));
      }
    });
    request.on('end', () => {
      const [first, second] = parts;
      done(first && !second ? first : Buffer.concat(parts));
    });
    request.on('error', () => failed(new Failure([{ code: 'BODY_INVALID' }])));
  });
}
