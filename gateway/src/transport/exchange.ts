import type { Call } from './http1/connection.ts';
import type { Head } from './http1/head.ts';
import type { Pool } from './http1/pool.ts';
import type { Ending } from './within.ts';

/** One request to a subgraph, head and body as they are written. */
export interface Sent extends Pick<Call, 'text' | 'encoding' | 'maxBytes'> {
  readonly ending: Ending;
}

/** What came back; the text is read only of answers that are wanted. */
export interface Received extends Pick<Head, 'status' | 'type'> {
  readonly text: string;
}

/** An answer whose head says that its body is not worth reading. */
export type IsWanted = (head: Pick<Head, 'status' | 'type'>) => boolean;

/** The request was ended by us: its time was over, or nobody waited. */
export class Ended extends Error {}

/** Sends one request over a pooled connection and collects the answer, no more of it than allowed. */
export function exchange(
  pool: Pool,
  { text, encoding, ending, maxBytes }: Sent,
  isWanted: IsWanted,
): Promise<Received> {
  return new Promise((done, failed) => {
    if (ending.hasEnded()) return failed(new Ended('the call was ended'));
    let over: () => void = () => undefined;
    const forget = ending.listen(() => {
      // Told first: that the connection is cut is our own doing.
      failed(new Ended('the call was ended'));
      over();
    });
    over = pool.send({
      text,
      encoding,
      maxBytes,
      isWanted,
      done: ({ status, type }, answer) => {
        forget();
        done({ status, type, text: answer });
      },
      failed: (error) => {
        forget();
        failed(error);
      },
    });
  });
}
