import { casesErrors } from './cases.ts';
import { commonErrors } from './common.ts';
import { elderlyCareErrors } from './elderly-care.ts';
import { gatewayErrors } from './gateway.ts';
import { housingErrors } from './housing.ts';
import { importsErrors } from './imports.ts';
import { jurisdictionsErrors } from './jurisdictions.ts';
import { partyBuildingErrors } from './party-building.ts';
import { merchantsErrors } from './merchants.ts';
import { platformErrors } from './platform.ts';
import { populationErrors } from './population.ts';

/** One row of the table: what people read, and whether asking again may help. */
export interface ErrorText {
  readonly zh: string;
  readonly en: string;
  readonly retryable?: boolean;
}

/** Every failure a caller may act on. `docs/errors.md` is this table, by test. */
export const errors = {
  ...commonErrors,
  ...gatewayErrors,
  ...jurisdictionsErrors,
  ...casesErrors,
  ...housingErrors,
  ...merchantsErrors,
  ...platformErrors,
  ...populationErrors,
  ...importsErrors,
  ...elderlyCareErrors,
  ...partyBuildingErrors,
} as const satisfies Record<string, ErrorText>;

export type Code = keyof typeof errors;

export const isErrorCode = (word: string): word is Code => Object.hasOwn(errors, word);

/** The row of a code. */
export const errorText = (code: Code): ErrorText => errors[code];
