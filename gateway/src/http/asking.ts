import type { FastifyReply } from 'fastify';
import { within } from '../transport/within.ts';
import type { AskGraph, Charged, Question } from './ask.ts';
import { askingOf } from './caller.ts';

/** Ends when the caller is gone: nobody reads the answer. */
function gone(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort();
  });
  return left.signal;
}

const keyword = /\bmutation\b/;

/** Whether a question may be a change. A word in a comment counts as well. */
export const mayChange = (question: Question): boolean => question.mayChange && keyword.test(question.query);

/** Asks as the caller of a request, until its deadline. A change once begun is seen through, caller or no caller. */
export function asCaller(ask: AskGraph, deadlineMs: number) {
  return (reply: FastifyReply, question: Question): Promise<Charged> => {
    const { request } = reply;
    const around = mayChange(question) ? null : gone(reply);
    return within(deadlineMs, around, (signal) =>
      ask(question, { ...askingOf(request), requestId: request.id, signal }),
    );
  };
}
