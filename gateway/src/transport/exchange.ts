import type { Dispatcher, Pool } from 'undici';
import type { Ending } from './within.ts';

/** One request to a subgraph, body and all. */
export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly ending: Ending;
  readonly maxBytes: number;
}

/** What came back; the text is read only of answers that are wanted. */
export interface Received {
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string;
}

/** An answer whose head says that its body is not worth reading. */
export type IsWanted = (status: number, type: string | undefined) => boolean;

/** The request was ended by us: its time was over, or nobody waited. */
export class Ended extends Error {}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/**
 * Sends one request over a pooled connection and collects the answer, no more of it than allowed. It speaks undici's
 * dispatcher directly: a stream and an abort signal for each call would cost more than the call.
 */
export function exchange(pool: Pool, { ending, maxBytes, ...sent }: Sent, isWanted: IsWanted): Promise<Received> {
  return new Promise((done, failed) => {
    const parts: Buffer[] = [];
    let head: Pick<Received, 'status' | 'type'> = { status: 0, type: undefined };
    let bytes = 0;
    let begun: Dispatcher.DispatchController | undefined;
    const ended = new Ended('the call was ended');
    const forget = ending.listen(() => {
      begun?.abort(ended);
      // One that still waits for a connection has nothing to abort yet.
      failed(ended);
    });
    const finish = (): void => {
      forget();
      done({ ...head, text: parts.length === 1 ? String(parts[0]) : Buffer.concat(parts).toString() });
    };
    if (ending.hasEnded()) return;
    pool.dispatch(
      { ...sent, method: 'POST' },
      {
        onRequestStart: (controller) => {
          begun = controller;
          if (ending.hasEnded()) controller.abort(ended);
        },
        onResponseStart: (controller, status, headers) => {
          head = { status, type: one(headers['content-type']) };
          if (isWanted(status, head.type)) return;
          // Told first: that the rest was cut off is no news.
          finish();
          controller.abort(new Ended('the answer is not wanted'));
        },
        onResponseData: (controller, part) => {
          bytes += part.length;
          if (bytes > maxBytes) controller.abort(new RangeError(`the answer is larger than ${maxBytes} bytes`));
          else parts.push(part);
        },
        onResponseEnd: finish,
        onResponseError: (_, error) => {
          forget();
          failed(error);
        },
      },
    );
  });
}
