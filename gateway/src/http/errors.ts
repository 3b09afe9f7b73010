import type { Log } from '@linli/kit/log';
import type { FastifyError, FastifyInstance } from 'fastify';
import { Failure, type Problem } from '../failure.ts';
import { refusalReply, type Answered, type Reply } from './reply.ts';

function problemsOf(error: unknown): readonly Problem[] | null {
  if (error instanceof Failure) return error.problems;
  if (!(error instanceof Error)) return null;
  const { statusCode } = error as Partial<FastifyError>;
  return statusCode !== undefined && statusCode < 500 ? [{ code: 'BODY_INVALID' }] : null;
}

/** What is known leaves with its code, everything else as INTERNAL, logged once under the request's id. */
export const toRefusal =
  (log: Log, refused: (code: string) => void = () => undefined) =>
  (asked: Answered, error: unknown): Reply => {
    const problems = problemsOf(error);
    if (!problems) log.error({ requestId: asked.id, err: error }, 'a request failed');
    refused(problems?.[0]?.code ?? 'INTERNAL');
    return refusalReply(asked, problems ?? [{ code: 'INTERNAL' }]);
  };

/** The edge of all routes but that of GraphQL. */
export function handleErrors(app: FastifyInstance, refusal: ReturnType<typeof toRefusal>): void {
  app.setErrorHandler((error, request, reply) => {
    const { status, headers, body } = refusal(request, error);
    return reply.code(status).headers(headers).send(body);
  });
  app.setNotFoundHandler((request, reply) => {
    const { status, headers, body } = refusalReply(request, [{ code: 'NOT_FOUND' }]);
    return reply.code(status).headers(headers).send(body);
  });
}
