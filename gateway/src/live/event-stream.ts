import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure, worded, type Problem } from '../failure.ts';
import { bodyOf, type Stream } from './stream.ts';
import type { Told } from './tell.ts';

const mediaType = /(^|[\s,])text\/event-stream\b/;

/** Whether a caller wants its answer as a stream of events. */
export const wantsEvents = ({ headers }: IncomingMessage): boolean => mediaType.test(headers.accept ?? '');

/** The last event a browser's EventSource heard before its connection broke (HTML, section 9.2.4). */
export const lastEventIdIn = (header: unknown): string | null =>
  typeof header === 'string' && /^[\x21-\x7e]{1,128}$/.test(header) ? header : null;

export interface EventStreaming {
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly heartbeatMs: number;
  readonly isClosing: () => boolean;
  readonly problemsOf: (error: unknown) => readonly Problem[];
}

const streaming = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that collects an answer before it passes it on would hold back what is live.
  'x-accel-buffering': 'no',
  // One connection for one subscription: what ends the one ends the other.
  connection: 'close',
} as const;

function textOf(told: Told): string {
  const { errors, extensions } = bodyOf(told);
  const wrong = errors ? `"errors":${JSON.stringify(errors)},` : '';
  const body = `{${wrong}"data":${told.data},"extensions":${JSON.stringify(extensions)}}`;
  return `id: ${told.id}\nevent: next\ndata: ${body}\n\n`;
}

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((done) => {
    const over = (): void => {
      response.off('drain', over).off('close', over);
      done();
    };
    response.on('drain', over).on('close', over);
  });

/** Tells a stream as server-sent events, one connection for one subscription (GraphQL over SSE, distinct connections). */
export async function sendEvents(stream: Stream, streamed: EventStreaming): Promise<void> {
  const { response, requestId, headers, heartbeatMs, isClosing, problemsOf } = streamed;
  response.writeHead(200, { ...headers, ...streaming, 'linli-request-id': requestId });
  response.flushHeaders();
  response.once('close', () => void stream.return());
  const beat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  beat.unref();
  try {
    for await (const told of stream) if (!response.write(textOf(told))) await drained(response);
  } catch (error) {
    const errors = problemsOf(error).map((each) => worded(each, requestId));
    response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
  } finally {
    clearInterval(beat);
    // Cut off without a word, a client comes again and goes on; told that it is complete, it would not.
    response.end(isClosing() ? undefined : 'event: complete\ndata:\n\n');
  }
}

/** The problems of an error that ends a stream; what is none of ours is INTERNAL. */
export const problemsIn = (error: unknown): readonly Problem[] | null =>
  error instanceof Failure ? error.problems : null;
