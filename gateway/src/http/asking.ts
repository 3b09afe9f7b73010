import type { ServerResponse } from 'node:http';
import { ending, within, type Ending } from '../transport/within.ts';
import type { AskGraph, Charged, Question } from './ask.ts';
import { askingOf } from './caller.ts';
import type { Visit } from './visit.ts';

/** Ends when the caller is gone: nobody reads the answer. */
function gone(response: ServerResponse): Ending {
  const left = ending();
  response.once('close', () => {
    if (!response.writableFinished) left.end();
  });
  return left;
}

const keyword = /\bmutation\b/;

/** Whether a question may be a change. A word in a comment counts as well. */
export const mayChange = (question: Question): boolean => question.mayChange && keyword.test(question.query);

/** Asks as the caller of a request, until its deadline. A change once begun is seen through, caller or no caller. */
export function asCaller(ask: AskGraph, deadlineMs: number) {
  return ({ request, response, requestId }: Visit, question: Question): Promise<Charged> => {
    const around = mayChange(question) ? null : gone(response);
    const { caller, account, idempotencyKey, traceparent } = askingOf(request);
    return within(deadlineMs, around, (ending) =>
      ask(question, { caller, account, idempotencyKey, traceparent, requestId, ending }),
    );
  };
}
