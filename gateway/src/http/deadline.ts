import type { FastifyReply } from 'fastify';

/** Ends with the deadline, or when the caller is gone. A change once begun is seen through. */
export function deadline(reply: FastifyReply, deadlineMs: number, isChange: boolean): AbortSignal {
  const late = AbortSignal.timeout(deadlineMs);
  if (isChange) return late;
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return AbortSignal.any([late, gone.signal]);
}
