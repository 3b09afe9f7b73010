import { fail } from '@linli/kit';
import { ageFrom } from './age.ts';
import type { MealSubsidyLine } from './meal-subsidy-rule.model.ts';
import { fen } from './money.ts';
import type { IncomeTag } from './words.ts';

const MOST_LINES = 50;
const ages: readonly number[] = [60, 70, 80, 90];

const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 0 && level <= 4;

/** Lines as they are kept. */
export function checkedLines(lines: readonly MealSubsidyLine[]): readonly MealSubsidyLine[] {
  if (lines.length === 0 || lines.length > MOST_LINES) fail('SUBSIDY_INVALID', { field: 'lines' });
  return lines.map(({ fromLevel = null, fromAge = null, incomeTag = null, amount }) => {
    if (fromLevel !== null && !isLevel(fromLevel)) fail('VALUE_INVALID', { field: 'fromLevel' });
    if (fromAge !== null && !ages.includes(fromAge)) fail('VALUE_INVALID', { field: 'fromAge' });
    return { fromLevel, fromAge, incomeTag, amount: fen(amount, 'amount') };
  });
}

/** What a subsidy depends on. */
export interface Needs {
  readonly level?: number | null | undefined;
  readonly band?: string | null | undefined;
  readonly incomeTag?: IncomeTag | null | undefined;
}

const fits = ({ fromLevel, fromAge, incomeTag }: MealSubsidyLine, needs: Needs): boolean => {
  const isLevelGood = typeof fromLevel !== 'number' || (typeof needs.level === 'number' && needs.level >= fromLevel);
  const isAgeGood = typeof fromAge !== 'number' || (ageFrom(needs.band) ?? 0) >= fromAge;
  return isLevelGood && isAgeGood && (!incomeTag || incomeTag === (needs.incomeTag ?? 'NONE'));
};

export interface Price {
  readonly base: number;
  readonly subsidy: number;
  readonly price: number;
}

/** The highest amount of all lines that fit, never more than the price itself. Whole fen in, whole fen out. */
export function priced(base: number, lines: readonly MealSubsidyLine[], needs: Needs): Price {
  const highest = lines.filter((line) => fits(line, needs)).reduce((most, { amount }) => Math.max(most, amount), 0);
  const subsidy = Math.min(base, highest);
  return { base, subsidy, price: base - subsidy };
}
