import type { Log } from '@linli/kit/log';
import type { FastifyError, FastifyInstance } from 'fastify';
import { Failure, type Problem } from '../failure.ts';
import { sendRefusal } from './reply.ts';

const bySystemCode: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'BODY_TOO_LARGE' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'BODY_INVALID', detail: { field: 'content-type' } },
};

function problemsOf(error: FastifyError | Failure): readonly Problem[] | null {
  if (error instanceof Failure) return error.problems;
  const known = bySystemCode[error.code];
  if (known) return [known];
  if (error.statusCode === 429) return [{ code: 'TOO_MANY_REQUESTS' }];
  return error.statusCode !== undefined && error.statusCode < 500 ? [{ code: 'BODY_INVALID' }] : null;
}

/** The edge: what is known leaves with its code, everything else as INTERNAL, logged once under the request's id. */
export function handleErrors(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError | Failure, request, reply) => {
    const problems = problemsOf(error);
    if (!problems) log.error({ requestId: request.id, err: error }, 'a request failed');
    const isMediaType = 'code' in error && error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE';
    return sendRefusal(reply, problems ?? [{ code: 'INTERNAL' }], isMediaType ? 415 : undefined);
  });
  app.setNotFoundHandler((_, reply) => sendRefusal(reply, [{ code: 'NOT_FOUND' }]));
}
