import { isDoc } from '../bson/kinds.ts';
import type { Doc } from '../bson/doc.ts';

type Need = (spec: unknown) => readonly string[] | undefined;

const inExpressions: Need = (spec) => {
  const found: string[] = [];
  return collect(spec, found) ? found : undefined;
};

// These let everything through that a later stage may want.
const passing: { readonly [stage: string]: Need } = {
  $unwind: inExpressions,
  $addFields: inExpressions,
  $set: inExpressions,
  $sort: (spec) => (isDoc(spec) ? Object.keys(spec).map(top) : undefined),
};

// These pass on only what they name.
const ending: { readonly [stage: string]: Need } = {
  $group: inExpressions,
  $sortByCount: inExpressions,
  $count: () => [],
  $bucket: inExpressions,
};

/** The top fields a pipeline looks at, or nothing when it may look at all of them. */
export function fieldsNeeded(stages: readonly Doc[]): ReadonlySet<string> | undefined {
  const needed = new Set<string>();
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    const need = ending[name] ?? passing[name];
    const fields = need?.(stage[name]);
    if (!fields) return undefined;
    for (const field of fields) needed.add(field);
    if (ending[name]) return needed;
  }
  return undefined;
}

function top(path: string): string {
  return path.split('.')[0] ?? '';
}

// False when the whole document is asked for.
function collect(value: unknown, found: string[]): boolean {
  if (typeof value === 'string') {
    if (value.startsWith('$$')) return !/^\$\$(ROOT|CURRENT)\b/.test(value);
    if (value.startsWith('$')) found.push(top(value.slice(1)));
    return true;
  }
  if (Array.isArray(value)) return value.every((item) => collect(item, found));
  return isDoc(value) ? Object.values(value).every((item) => collect(item, found)) : true;
}
