import { isTypeDefinitionNode, Kind, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';

/** How long a list may become (IBM's cost specification, `@listSize`). */
export interface ListSize {
  readonly assumedSize: number | null;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
}

/** What subgraphs say that their fields cost. */
export interface Costs {
  /** By `Type`, `Type.field`, `Type.field(argument:)` and `Input.field`. */
  readonly weights: ReadonlyMap<string, number>;
  /** By `Type.field`. */
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

interface Marked {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

// Under their own names, or with the prefix of a specification that is linked without importing them.
const costNames: readonly string[] = ['cost', 'cost__cost'];
const listSizeNames: readonly string[] = ['listSize', 'cost__listSize'];

const directiveIn = ({ directives = [] }: Marked, names: readonly string[]): ConstDirectiveNode | undefined =>
  directives.find(({ name }) => names.includes(name.value));

const valueOf = (directive: ConstDirectiveNode | undefined, name: string): ConstValueNode | undefined =>
  directive?.arguments?.find((each) => each.name.value === name)?.value;

const numberIn = (value: ConstValueNode | undefined): number | null =>
  value?.kind === Kind.INT ? Number(value.value) : null;

const textsIn = (value: ConstValueNode | undefined): readonly string[] =>
  value?.kind === Kind.LIST ? value.values.flatMap((each) => (each.kind === Kind.STRING ? each.value : [])) : [];

function listSizeIn(marked: Marked): ListSize | null {
  const directive = directiveIn(marked, listSizeNames);
  if (!directive) return null;
  return {
    assumedSize: numberIn(valueOf(directive, 'assumedSize')),
    slicingArguments: textsIn(valueOf(directive, 'slicingArguments')),
    sizedFields: textsIn(valueOf(directive, 'sizedFields')),
  };
}

/** Reads what the fields of a supergraph cost. */
export function costsOf({ definitions }: DocumentNode): Costs {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const note = (name: string, marked: Marked): void => {
    const weight = numberIn(valueOf(directiveIn(marked, costNames), 'weight'));
    if (weight !== null) weights.set(name, weight);
    const size = listSizeIn(marked);
    if (size) listSizes.set(name, size);
  };
  for (const type of definitions) {
    if (!isTypeDefinitionNode(type)) continue;
    note(type.name.value, type);
    if (!('fields' in type)) continue;
    for (const field of type.fields ?? []) {
      const name = `${type.name.value}.${field.name.value}`;
      note(name, field);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of field.arguments ?? []) note(`${name}(${argument.name.value}:)`, argument);
    }
  }
  return { weights, listSizes };
}

/** Nothing is said: an object is a point. */
export const noCosts: Costs = { weights: new Map(), listSizes: new Map() };
