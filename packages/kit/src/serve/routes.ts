import type { FastifyInstance, FastifyRequest } from 'fastify';
import { SpanKind } from '@opentelemetry/api';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import mercurius from 'mercurius';
import { isOf, receive } from '../city/hear.ts';
import type { Heard } from '../city/heard.ts';
import type { Engine } from '../engine/engine.ts';
import { viewerOf } from '../viewer.ts';
import { inside } from '../telemetry/inside.ts';
import { continueTrace } from '../telemetry/spans.ts';
import type { SubgraphMeters } from '../telemetry/subgraph-meters.ts';
import { tell } from './answer.ts';
import { refusal, signedOf } from './require-context.ts';

interface Asked {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly events?: readonly Heard[];
}

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLError[] | undefined;
}

// A subgraph is asked by the gateway's plan: flatter than what people write, and checked there already.
const DEPTH = 30;

// Mercurius' own formatter drops the original error, and with it the code.
const asTheyAre = ({ data, errors }: { data?: unknown; errors?: unknown }) =>
  ({ statusCode: 200, response: { data, errors } }) as never;

// Whoever asks wants to know now: a database that takes longer is away.
const PATIENCE = 1_000;

const isReady = (engine: Engine): Promise<boolean> => {
  const asked = engine.store.connection.getClient().db().command({ ping: 1 });
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, false).unref());
  return Promise.race([
    asked.then(
      () => true,
      () => false,
    ),
    late,
  ]);
};

// Named by what it is, as semantic conventions have it: a document holds values, and never leaves.
const spanOf = (service: string, query: string) => {
  const type = query.startsWith('mutation') ? 'mutation' : 'query';
  return { service, name: type, kind: SpanKind.SERVER, attributes: { 'graphql.operation.type': type } };
};

const codeIn = ({ errors }: { readonly errors?: readonly GraphQLFormattedError[] }): string | null => {
  const code = errors?.[0]?.extensions?.['code'];
  return typeof code === 'string' ? code : null;
};

/** The one POST route: a query of the gateway, or events of a service; the signer decides which. */
export async function addRoutes(app: FastifyInstance, engine: Engine, meters: SubgraphMeters): Promise<void> {
  // No routes of mercurius: its GET route would answer a query that no body hash covers.
  await app.register(mercurius, { schema: engine.schema, routes: false, queryDepth: DEPTH, errorFormatter: asTheyAre });

  const ask = async (request: FastifyRequest, { query = '', variables, operationName }: Asked) => {
    const { claims } = signedOf(request);
    const { rid: requestId, idem: idempotencyKey } = claims;
    const context = engine.contextFor({ viewer: viewerOf(claims), requestId, idempotencyKey });
    const told = (errors: readonly GraphQLError[]) => errors.map((error) => tell(error, engine.log, requestId));
    const answered = async (answer: () => Promise<Answered>) => {
      try {
        const { data, errors } = await answer();
        return errors ? { data, errors: told(errors) } : { data };
      } catch (error) {
        const { errors } = error as { errors?: readonly GraphQLError[] };
        return { errors: told(errors ?? [error as GraphQLError]) };
      }
    };
    const { name } = engine.subgraph;
    const span = continueTrace(claims.traceparent, spanOf(name, query));
    const begun = performance.now();
    return inside(name, span, async () => {
      const answer = await answered(() => app.graphql(query, { ...context, app } as never, variables, operationName));
      const code = codeIn(answer);
      if (code !== null) span?.setAttribute('error.type', code);
      meters.answered(performance.now() - begun, code);
      return answer;
    });
  };
  app.post('/graphql', async (request, reply) => {
    const body = (request.body ?? {}) as Asked;
    const { service } = signedOf(request);
    if (service === null) return body.query ? ask(request, body) : reply.code(400).send(refusal('QUERY_INVALID'));
    if (!Array.isArray(body.events)) return reply.code(401).send(refusal('SIGN_IN_REQUIRED'));
    const foreign = body.events.find((each) => !isOf(each, service));
    if (foreign) {
      engine.log.error({ service, heard: foreign.id, type: foreign.type }, 'speaks as another');
      return reply.code(403).send(refusal('NOT_PERMITTED'));
    }
    const failed = await receive(engine, body.events);
    return { heard: body.events.length - failed.length, failed };
  });
  app.get('/health/live', async () => ({ ok: true }));
  app.get('/health/ready', async (_request, reply) => {
    const ok = await isReady(engine);
    return reply.code(ok ? 200 : 503).send({ ok });
  });
}
