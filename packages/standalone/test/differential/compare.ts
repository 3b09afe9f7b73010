import type { Answered } from '../../src/ask.ts';
import type { Told, Wrong } from './whole.ts';

/**
 * What may differ between the gateway's answer and the monolith's, and nothing else:
 * 1. words and details of errors (`message`, `extensions` other than `code`, above all `requestId`), their order, and an
 *    error that is told twice;
 * 2. where several errors make one and the same object null, which of them is told: GraphQL asks for one (spec 6.4.4).
 *    That the object is null is compared, and that the one told is one of them.
 */

export const toldBy = ({ data, errors = [] }: Answered<unknown>): Told => {
  const wrongs = errors.map(({ path, extensions }) => ({ path: path?.join('.') ?? '', code: extensions.code }));
  const refused = errors.flatMap(({ extensions }) => (extensions['paths'] as readonly string[] | undefined) ?? []);
  return { data, wrongs, ...(refused.length > 0 ? { refused: [...refused].sort() } : {}) };
};

/** The place in the answer that an error left null: its own, or that of an object around it. */
function nullAt(data: unknown, path: string): string {
  const steps = path === '' ? [] : path.split('.');
  let at = data;
  for (const [index, step] of steps.entries()) {
    if (at === null || at === undefined) return steps.slice(0, index).join('.');
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  return path;
}

/** By the place that became null, the errors that may have done it. */
function grouped({ data, wrongs }: Told): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { path, code } of wrongs) {
    const place = nullAt(data, path);
    groups.set(place, (groups.get(place) ?? new Set()).add(`${path} ${code}`));
  }
  return groups;
}

const asText = (value: unknown): string => JSON.stringify(value);

const written = (wrongs: readonly Wrong[]): readonly string[] =>
  [...new Set(wrongs.map(({ path, code }) => `${path} ${code}`))].sort();

/** `a` is the monolith's answer, which also knows the errors nobody was told of. */
function sameErrors(a: Told, b: Told): boolean {
  if (asText(written(a.wrongs)) === asText(written(b.wrongs))) return true;
  const [left, right] = [grouped(a), grouped(b)];
  if (asText([...left.keys()].sort()) !== asText([...right.keys()].sort())) return false;
  return [...left].every(([place, errors]) => {
    const others = [...(right.get(place) ?? [])];
    const isBubbled = [...errors, ...others].every((each) => !each.startsWith(`${place} `));
    const possible = new Set([...errors, ...written(a.failed ?? [])]);
    return isBubbled
      ? others.every((each) => possible.has(each))
      : asText([...errors].sort()) === asText(others.sort());
  });
}

/** Whether two answers are the same answer, down to the order of the fields. */
export const isSame = (a: Told, b: Told): boolean =>
  asText(a.data ?? null) === asText(b.data ?? null) &&
  asText(a.refused ?? []) === asText(b.refused ?? []) &&
  sameErrors(a, b);
