import { getVariableValues, type GraphQLSchema } from 'graphql';
import { fail, Failure } from '../failure.ts';
import type { Operation } from './operation.ts';
import { unquoted } from './unquoted.ts';

export type Variables = Readonly<Record<string, unknown>>;

const MAX_ERRORS = 10;

/** The variables of a request as the schema wants them, defaults filled in. */
export function readVariables(operation: Operation, given: Variables, schema: GraphQLSchema): Variables {
  try {
    const definitions = operation.definition.variableDefinitions ?? [];
    const { errors, coerced } = getVariableValues(schema, definitions, given, { maxErrors: MAX_ERRORS });
    if (!errors) return coerced;
    throw new Failure(errors.map(({ message }) => ({ code: 'VALUE_INVALID', detail: { reason: unquoted(message) } })));
  } catch (error) {
    if (error instanceof RangeError) return fail('QUERY_TOO_DEEP', { limit: 'variables' });
    throw error;
  }
}
