import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { fail } from '../failure.ts';

/** How large a document may be. */
export interface Limits {
  /** Comments, commas and texts are no tokens, or one. Photos travel as variables. */
  readonly characters: number;
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Fields with all fragments written out. */
  readonly fields: number;
  /** Fields that stand again under a name their selection has: validation compares each with each. */
  readonly repeats: number;
  /** Fragments spread: validation compares them as well. */
  readonly spreads: number;
  /** Objects asked for at most, pages multiplied by what is in them. */
  readonly objects: number;
}

export const defaultLimits: Limits = {
  characters: 200_000,
  tokens: 10_000,
  depth: 24,
  aliases: 100,
  rootFields: 30,
  directives: 100,
  fields: 5_000,
  repeats: 100,
  spreads: 200,
  objects: 20_000,
};

type Size = Record<Exclude<keyof Limits, 'characters' | 'tokens' | 'objects'>, number>;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const nothing: Size = { depth: 0, aliases: 0, rootFields: 0, directives: 0, fields: 0, repeats: 0, spreads: 0 };

const sum = (a: Size, b: Size): Size => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  rootFields: a.rootFields + b.rootFields,
  directives: a.directives + b.directives,
  fields: a.fields + b.fields,
  repeats: a.repeats + b.repeats,
  spreads: a.spreads + b.spreads,
});

const nameOf = ({ name, alias }: FieldNode): string => (alias ?? name).value;

function repeatsIn({ selections }: SelectionSetNode): number {
  const names = selections.flatMap((each) => (each.kind === Kind.FIELD ? [nameOf(each)] : []));
  return names.length - new Set(names).size;
}

/** Each fragment is measured once, however often it is spread; one inside itself counts nothing, validation names it. */
function measurer(fragments: Fragments): (set: SelectionSetNode) => Size {
  const known = new Map<string, Size>();
  const ofFragment = (name: string): Size => {
    const seen = known.get(name);
    if (seen) return seen;
    known.set(name, nothing);
    const fragment = fragments.get(name);
    const size = fragment ? measure(fragment.selectionSet) : nothing;
    known.set(name, size);
    return size;
  };
  const measure = (set: SelectionSetNode): Size =>
    set.selections.reduce(
      (all, node) => {
        const own = { ...nothing, directives: node.directives?.length ?? 0 };
        if (node.kind === Kind.FRAGMENT_SPREAD)
          return sum(all, sum({ ...own, spreads: 1 }, ofFragment(node.name.value)));
        if (node.kind === Kind.INLINE_FRAGMENT) {
          const within = measure(node.selectionSet);
          return sum(all, sum(own, { ...within, depth: within.depth + 1 }));
        }
        const inner = node.selectionSet ? measure(node.selectionSet) : nothing;
        const size = sum(own, { ...inner, rootFields: 1, depth: inner.depth + 1, fields: inner.fields + 1 });
        return sum(all, { ...size, aliases: size.aliases + (node.alias ? 1 : 0) });
      },
      { ...nothing, repeats: repeatsIn(set) },
    );
  return measure;
}

/** Refuses a document that is too deep, too wide or too repetitive, before anything is validated or planned. */
export function checkLimits(document: DocumentNode, limits: Limits): void {
  const fragments: Fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const measure = measurer(fragments);
  for (const each of document.definitions) {
    if (each.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(each.selectionSet);
    for (const key of Object.keys(size) as (keyof Size)[]) {
      if (size[key] > limits[key]) fail('QUERY_TOO_DEEP', { limit: key, allowed: limits[key] });
    }
  }
}
