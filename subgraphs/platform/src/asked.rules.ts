import { events, isPurpose } from '@linli/contract';
import { checkedCode, fail, startOfDay, type Viewer } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';

type Maybe<T> = T | null | undefined;

/** The chain somebody may verify: only who sees all of it, because a part of a chain looks like one with deletions. */
export function overseen({ nodes }: Pick<Viewer, 'nodes'>, code: string): string {
  const chain = checkedCode(code, 'chain');
  return nodes.some((node) => isWithin(chain, node)) ? chain : fail('NOT_FOUND', { field: 'chain' });
}

/** The numbers to look at: whole, from 1 on, the first not behind the last. */
export function numbers(from: Maybe<number>, to: Maybe<number>): { readonly from: number; readonly through?: number } {
  const first = from ?? 1;
  if (first < 1) fail('VALUE_INVALID', { field: 'from' });
  if (typeof to !== 'number') return { from: first };
  return to >= first ? { from: first, through: to } : fail('VALUE_INVALID', { field: 'to' });
}

/** A purpose on the list. A word that is on none would find nothing for ever and say nothing. */
export const knownPurpose = (purpose: Maybe<string>): string | null =>
  !purpose || isPurpose(purpose) ? (purpose ?? null) : fail('PURPOSE_UNKNOWN', { field: 'purpose' });

/** From the first day on, and before the last. */
export const daysAsked = (range: Maybe<{ readonly from: string; readonly until: string }>) =>
  range ? { from: startOfDay(range.from), until: startOfDay(range.until) } : null;

/** Types of the catalogue; all of them when none is named. */
export function knownTypes(types: Maybe<readonly string[]>): readonly string[] | null {
  const unknown = types?.find((type) => !Object.hasOwn(events, type));
  if (unknown !== undefined) fail('VALUE_INVALID', { field: 'types' });
  return types && types.length > 0 ? types : null;
}
