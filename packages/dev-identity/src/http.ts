import { Readable } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request to this service, its path already inside the realm. */
export interface Visit {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly path: string;
  readonly query: URLSearchParams;
}

// Log-in and token forms are a few hundred bytes; refresh tokens a thousand.
const LARGEST_FORM = 56 * 1024;

/** A form that is too large. Answered with 413. */
export class TooLarge extends Error {}

/** Reads a posted form. */
export async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_FORM) throw new TooLarge();
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The same request with another form in it, to be read as if it had just come in. */
export function withForm(req: IncomingMessage, form: URLSearchParams): IncomingMessage {
  const body = Buffer.from(form.toString());
  const { authorization: _, ...kept } = req.headers;
  const { method, url, socket, httpVersion, httpVersionMajor, httpVersionMinor } = req;
  const headers = { ...kept, 'content-length': String(body.length) };
  const copy = Readable.from([body], { objectMode: false });
  const request = { method, url, socket, httpVersion, httpVersionMajor, httpVersionMinor, headers };
  return Object.assign(copy, request) as unknown as IncomingMessage;
}

/** The token of an `Authorization: Bearer` header, or nothing. */
export const bearerOf = (req: IncomingMessage): string =>
  /^bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? '';

export function sendJson(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

export function sendHtml(res: ServerResponse, body: string, status = 200): void {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  res.writeHead(status, headers).end(body);
}
