import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request and where its answer goes. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}
