import {
  Kind,
  print,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { fieldsSelected } from '../execution/selection.ts';
import { fail } from '../failure.ts';
import { lookupOf } from '../own/followed.ts';
import type { Operation } from '../operation/operation.ts';
import type { Variables } from '../operation/variables.ts';

/** A record is asked for under this variable, which no caller uses. */
export const SUBJECT = '_k_subject';

/** What a subscription asks at each event: an ordinary query for the record, or the event itself. */
export interface Derived {
  /** The one root field, as it was written. */
  readonly field: FieldNode;
  /** The text of the query; null when the event is all that is asked. */
  readonly query: string | null;
}

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;

function variablesIn(nodes: readonly ASTNode[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodes) visit(node, { Variable: (each) => void found.add(each.name.value) });
  return found;
}

function fragmentsOf({ definitions }: DocumentNode): readonly FragmentDefinitionNode[] {
  return definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
}

const merged = (sets: readonly SelectionSetNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: sets.flatMap(({ selections }) => selections),
});

/**
 * Turns `caseChanged(…) { title }` into `case(id: $…) { title }`: the payload of an event is the answer to an ordinary
 * query of the subscriber, with every right, place and mask of it.
 */
export function derived({ document, definition }: Operation, schema: GraphQLSchema, variables: Variables): Derived {
  const root = schema.getSubscriptionType();
  if (!root) return fail('QUERY_INVALID', { reason: 'there is nothing to listen to here' });
  const all = fragmentsOf(document);
  const fragments = new Map(all.map((each) => [each.name.value, each]));
  const [selected] = fieldsSelected({ schema, fragments, variables }, root, [definition.selectionSet]);
  if (!selected) return fail('QUERY_INVALID', { reason: 'the one field is switched off' });
  const { node: field, sets } = selected;
  const lookup = lookupOf(field.name.value);
  if (!schema.getQueryType()?.getFields()[lookup]) return { field, query: null };
  const subject = { kind: Kind.VARIABLE, name: name(SUBJECT) } as const;
  const asked: FieldNode = {
    kind: Kind.FIELD,
    alias: field.alias ?? name(field.name.value),
    name: name(lookup),
    arguments: [{ kind: Kind.ARGUMENT, name: name('id'), value: subject }],
    selectionSet: merged(sets),
  };
  // A fragment on the subscription itself is written out above.
  const kept = all.filter((each) => each.typeCondition.name.value !== root.name);
  const used = variablesIn([asked, ...kept]);
  const id = { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: name('ID') } } as const;
  const query: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        ...definition,
        operation: 'query' as never,
        directives: [],
        variableDefinitions: [
          ...(definition.variableDefinitions ?? []).filter((each) => used.has(each.variable.name.value)),
          { kind: Kind.VARIABLE_DEFINITION, variable: subject, type: id },
        ],
        selectionSet: { kind: Kind.SELECTION_SET, selections: [asked] },
      },
      ...kept,
    ],
  };
  return { field, query: print(query) };
}
