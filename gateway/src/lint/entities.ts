import { Kind, parse, type SelectionSetNode } from 'graphql';
import { argumentText, directivesNamed, typesWithFields, type SubgraphSdl } from './sdl.ts';

/** Reads the text of `@key(fields:)` or `@requires(fields:)`. */
export function fieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('a field set is one selection');
  return operation.selectionSet;
}

/** An entity as one subgraph knows it. */
export interface EntityHere {
  readonly type: string;
  readonly keyFields: ReadonlySet<string>;
  /** Fields of its own: neither key, nor another subgraph's, nor shared. */
  readonly own: ReadonlySet<string>;
}

const notOwn = ['external', 'shareable'] as const;

/** The entities of a subgraph, by name. A stub has no own fields. */
export function entitiesOf(sdl: SubgraphSdl): ReadonlyMap<string, EntityHere> {
  const found = new Map<string, EntityHere>();
  for (const node of typesWithFields(sdl)) {
    const keys = directivesNamed(node, 'key').map((each) => argumentText(each, 'fields') ?? '');
    if (keys.length === 0) continue;
    const keyFields = new Set(
      keys.flatMap((key) => fieldSet(key).selections.flatMap((each) => ('name' in each ? each.name.value : []))),
    );
    const own = (node.fields ?? [])
      .filter((field) => !notOwn.some((name) => directivesNamed(field, name).length > 0))
      .map((field) => field.name.value)
      .filter((name) => !keyFields.has(name));
    found.set(node.name.value, { type: node.name.value, keyFields, own: new Set(own) });
  }
  return found;
}

/** Who owns each entity: the subgraph that knows most about it; equal ones by name. */
export function ownersOf(subgraphs: readonly SubgraphSdl[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const most = new Map<string, number>();
  for (const sdl of [...subgraphs].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const { type, own } of entitiesOf(sdl).values()) {
      if (own.size <= (most.get(type) ?? -1)) continue;
      most.set(type, own.size);
      owners.set(type, sdl.name);
    }
  }
  return owners;
}
