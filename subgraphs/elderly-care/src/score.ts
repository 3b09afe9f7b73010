import { fail, type Tally } from '@linli/kit';

/** A score somebody gave, 1 to 5. */
export const checkedScore = (score: number): number =>
  Number.isInteger(score) && score >= 1 && score <= 5 ? score : fail('SCORE_INVALID', { field: 'score' });

// Who gives four or five is satisfied.
const GOOD = 4;

/** What a score adds to satisfaction. */
export const scoreTallies = (score: number | null | undefined, day: Date | null | undefined): readonly Tally[] =>
  typeof score === 'number' ? [{ key: 'scores', day }, ...(score >= GOOD ? [{ key: 'scores/good', day }] : [])] : [];
