import type { FastifyReply } from 'fastify';
import { ending, within, type Ending } from '../transport/within.ts';
import type { AskGraph, Charged, Question } from './ask.ts';
import { askingOf } from './caller.ts';

/** Ends when the caller is gone: nobody reads the answer. */
function gone(reply: FastifyReply): Ending {
  const left = ending();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.end();
  });
  return left;
}

const keyword = /\bmutation\b/;

/** Whether a question may be a change. A word in a comment counts as well. */
export const mayChange = (question: Question): boolean => question.mayChange && keyword.test(question.query);

/** Asks as the caller of a request, until its deadline. A change once begun is seen through, caller or no caller. */
export function asCaller(ask: AskGraph, deadlineMs: number) {
  return (reply: FastifyReply, question: Question): Promise<Charged> => {
    const { request } = reply;
    const around = mayChange(question) ? null : gone(reply);
    return within(deadlineMs, around, (ends) =>
      ask(question, { ...askingOf(request), requestId: request.id, ending: ends }),
    );
  };
}
