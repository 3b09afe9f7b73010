import { Failure } from '../failure.ts';

/** What went wrong in one word of the table of errors; never what was said about it. */
export const codeOf = (error: unknown): string =>
  error instanceof Failure ? (error.problems[0]?.code ?? 'INTERNAL') : 'INTERNAL';
