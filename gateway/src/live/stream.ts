import { fail, worded } from '../failure.ts';
import type { Ending } from '../transport/within.ts';
import type { LiveEvent } from './feed.ts';
import { tell, type Telling, type Told } from './tell.ts';

/** Events as they are told. Returning from it lets go of everything at once, also while it waits. */
export interface Stream extends AsyncIterableIterator<Told> {
  readonly return: () => Promise<IteratorResult<Told>>;
}

type Closable = Ending & { readonly end: () => void };

/** What is told of the events that are heard; `isExpired` says whether it ended because the token did. */
export function streamOf(
  telling: Telling & { readonly ends: Closable },
  events: AsyncGenerator<LiveEvent>,
  isExpired: () => boolean,
): Stream {
  const { ends } = telling;
  const told = (async function* (): AsyncGenerator<Told> {
    try {
      for await (const event of events) {
        const next = await tell(telling, event).catch((error: unknown) => {
          // What was under way when all ended was ended with it.
          if (ends.hasEnded()) return null;
          throw error;
        });
        if (ends.hasEnded()) break;
        if (next) yield next;
      }
      if (isExpired()) fail('SIGN_IN_REQUIRED');
    } finally {
      ends.end();
    }
  })();
  const stream: Stream = {
    next: () => told.next(),
    return: () => {
      ends.end();
      return told.return(undefined);
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

/** What is told, as the body of a GraphQL answer. */
export function bodyOf({ id, requestId, problems }: Told): {
  readonly errors?: readonly object[];
  readonly extensions: object;
} {
  const errors = problems.map((each) => worded(each, requestId));
  return { ...(errors.length > 0 ? { errors } : {}), extensions: { requestId, eventId: id } };
}
