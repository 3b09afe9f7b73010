import { getVariableValues, Kind, type GraphQLSchema, type VariableDefinitionNode } from 'graphql';
import { own } from '../execution/json.ts';
import { fail, Failure } from '../failure.ts';
import type { Operation } from './operation.ts';
import { unquoted } from './unquoted.ts';

export type Variables = Readonly<Record<string, unknown>>;

const MAX_ERRORS = 10;

// Values of GraphQL's own types that are taken as they stand.
const asTheyStand: Readonly<Record<string, string>> = { ID: 'string', String: 'string', Boolean: 'boolean' };

interface Plain {
  readonly name: string;
  /** What `typeof` says of it. */
  readonly kind: string;
}

function plainIn({ variable, type }: VariableDefinitionNode): readonly Plain[] {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  const kind = named.kind === Kind.NAMED_TYPE ? asTheyStand[named.name.value] : undefined;
  return kind === undefined ? [] : [{ name: variable.name.value, kind }];
}

const known = new WeakMap<Operation, readonly Plain[] | null>();

/** The variables of an operation when all of them are of such types; null otherwise. Worked out once. */
function plainOf(operation: Operation): readonly Plain[] | null {
  const before = known.get(operation);
  if (before !== undefined) return before;
  const definitions = operation.definition.variableDefinitions ?? [];
  const all = definitions.flatMap(plainIn);
  const plain = all.length === definitions.length ? all : null;
  known.set(operation, plain);
  return plain;
}

/** Variables that need nothing done to them; null when there is something to fill in, to change or to refuse. */
function asGiven(operation: Operation, given: Variables): Variables | null {
  const plain = plainOf(operation);
  if (!plain) return null;
  const values: Record<string, unknown> = {};
  for (const { name, kind } of plain) {
    const value = own(given, name);
    if (typeof value !== kind) return null;
    values[name] = value;
  }
  return values;
}

/** The variables of a request as the schema wants them, defaults filled in. */
export function readVariables(operation: Operation, given: Variables, schema: GraphQLSchema): Variables {
  try {
    const plain = asGiven(operation, given);
    if (plain) return plain;
    const definitions = operation.definition.variableDefinitions ?? [];
    const { errors, coerced } = getVariableValues(schema, definitions, given, { maxErrors: MAX_ERRORS });
    if (!errors) return coerced;
    throw new Failure(errors.map(({ message }) => ({ code: 'VALUE_INVALID', detail: { reason: unquoted(message) } })));
  } catch (error) {
    if (error instanceof RangeError) return fail('QUERY_TOO_DEEP', { limit: 'variables' });
    throw error;
  }
}
