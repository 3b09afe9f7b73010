import { isObject, own } from '../execution/json.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import { newRequestId } from './trace.ts';
import type { sealedCalls } from './sealed-calls.ts';

/** The gateway itself: it may ask for schemas and nothing else. */
const gatewayItself: Caller = {
  sub: 'svc:gateway',
  kind: 'SERVICE',
  home: null,
  nodes: [],
  grids: [],
  roles: [],
  permissions: [],
  departments: [],
  purpose: null,
};

const body = JSON.stringify({ query: '{ _service { sdl } }' });

/** Asks a subgraph for its schema text. */
export const sdlReader =
  (calls: ReturnType<typeof sealedCalls>) =>
  async (service: string): Promise<string> => {
    const behalf = {
      caller: gatewayItself,
      account: 'gateway',
      requestId: newRequestId(),
      idempotencyKey: null,
      traceparent: null,
      ending: null,
    };
    const answer = await calls(behalf)({ service, body, isQuery: true }).catch((cause: unknown) => {
      throw new Error(`${service} does not say its schema`, { cause });
    });
    const data = isObject(answer) ? own(answer, 'data') : null;
    const found = isObject(data) ? own(data, '_service') : null;
    const sdl = isObject(found) ? own(found, 'sdl') : null;
    if (typeof sdl !== 'string') throw new Error(`${service} answers without a schema`);
    return sdl;
  };
