import { errorText, type Code } from '@linli/contract';

export type Path = readonly (string | number)[];

/** Ids, fields and limits; never a value of a person. */
export type Detail = Readonly<Record<string, unknown>>;

/** One thing that went wrong, before it is put into words. */
export interface Problem {
  readonly code: Code;
  readonly path?: Path;
  readonly detail?: Detail;
}

/** A refusal of a whole request. */
export class Failure extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems[0]?.code ?? 'INTERNAL');
    this.name = 'Failure';
    this.problems = problems;
  }
}

/** The only throw towards a caller. */
export function fail(code: Code, detail?: Detail): never {
  throw new Failure([detail ? { code, detail } : { code }]);
}

export interface WireError {
  readonly message: string;
  readonly path?: Path;
  readonly extensions: Detail;
}

/** A problem as callers read it: the table's texts, the request id to quote, and what may help. */
export function worded({ code, path, detail }: Problem, requestId: string): WireError {
  const { zh, en, retryable = false } = errorText(code);
  const extensions = { ...detail, code, messageZh: zh, messageEn: en, requestId, retryable };
  return path ? { message: en, path, extensions } : { message: en, extensions };
}
