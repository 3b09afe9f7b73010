import { errorText, type Code } from '@linli/contract';

/** Which field, which limit, which id: never a name, a phone or a number of a person. */
export type Detail = Readonly<Record<string, unknown>>;

/** A refusal the caller can act on. Everything else that is thrown leaves as INTERNAL. */
export class Failure extends Error {
  readonly code: Code;
  readonly extensions: Detail;

  constructor(code: Code, detail: Detail = {}) {
    super(errorText(code).en);
    this.name = 'Failure';
    this.code = code;
    this.extensions = { ...detail, code };
  }
}

/** The only throw. */
export function fail(code: Code, detail?: Detail): never {
  throw new Failure(code, detail);
}
