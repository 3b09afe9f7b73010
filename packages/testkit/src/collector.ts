import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One span, as a collector reads it. */
export interface SeenSpan {
  readonly service: string;
  readonly name: string;
  /** 1 inside, 2 a server's, 3 a client's (OTLP). */
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Takes traces by OTLP over HTTP and keeps them. */
export interface Collector {
  readonly url: string;
  readonly spans: () => readonly SeenSpan[];
  /** Every byte that came. */
  readonly text: () => string;
  readonly forget: () => void;
  readonly close: () => Promise<unknown>;
}

type Pairs = readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
type WireSpan = Omit<SeenSpan, 'service' | 'attributes'> & { readonly attributes?: Pairs };

interface Wire {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Pairs };
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[];
  }[];
}

const read = (pairs: Pairs = []): Readonly<Record<string, unknown>> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));

const spansIn = (text: string): readonly SeenSpan[] =>
  (JSON.parse(text) as Wire).resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ attributes = [], ...span }) => ({
        ...span,
        service: String(read(resource.attributes)['service.name']),
        attributes: read(attributes),
      })),
    ),
  );

export async function collector(): Promise<Collector> {
  let texts: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url === '/v1/traces') texts.push(Buffer.concat(parts).toString());
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => texts.flatMap(spansIn),
    text: () => texts.join('\n'),
    forget: () => {
      texts = [];
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
