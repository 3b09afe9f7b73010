import {
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fail, Failure, type Problem } from '../failure.ts';
import { checkLimits, type Limits } from './limits.ts';
import { unquoted } from './unquoted.ts';

/** A document that is valid against a graph, and the one operation of it that is asked. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly name: string | null;
  readonly introspects: boolean;
}

export interface Reading {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Production: no introspection, no suggestions of names. */
  readonly isClosed: boolean;
}

function problemOf(error: GraphQLError, isClosed: boolean): Problem {
  // "Did you mean …" spells out names of a schema that is closed.
  const said = unquoted(error.message);
  const reason = isClosed ? said.replace(/ Did you mean .*$/s, '') : said;
  return { code: 'QUERY_INVALID', detail: { reason, locations: error.locations ?? [] } };
}

function parsed(text: string, { limits, isClosed }: Reading): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (error instanceof RangeError) return fail('QUERY_TOO_DEEP');
    if (!(error instanceof GraphQLError)) throw error;
    if (/more that|more than/.test(error.message)) return fail('QUERY_TOO_DEEP', { limit: 'tokens' });
    throw new Failure([problemOf(error, isClosed)]);
  }
}

function chosen(document: DocumentNode, name: string | null): OperationDefinitionNode {
  const all = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [one, second] = name === null ? all : all.filter((each) => each.name?.value === name);
  if (!one || second) return fail('QUERY_INVALID', { reason: 'the document does not name exactly one operation' });
  return one;
}

function introspectsIn(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
}

/** The names to ask the operations of a document by: null for a single one, which needs none. */
export function operationNamesIn(text: string): readonly (string | null)[] {
  const all = parse(text, { noLocation: true }).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  return all.length === 1 ? [null] : all.flatMap(({ name }) => name?.value ?? []);
}

/** What is valid, as far as the stack reaches: types and values nest as deep as somebody likes. */
function checked(document: DocumentNode, { schema, limits }: Reading): readonly GraphQLError[] {
  try {
    checkLimits(document, limits);
    return validate(schema, document, specifiedRules, { maxErrors: 20 });
  } catch (error) {
    if (error instanceof RangeError) return fail('QUERY_TOO_DEEP');
    throw error;
  }
}

/** Reads a document: size, syntax, validity, and which operation is meant. Throws a Failure with every reason. */
export function readOperation(text: string, name: string | null, reading: Reading): Operation {
  const { limits, isClosed } = reading;
  const { characters: allowed } = limits;
  if (text.length > allowed) fail('QUERY_TOO_DEEP', { limit: 'characters', allowed });
  const document = parsed(text, reading);
  const errors = checked(document, reading);
  if (errors.length > 0) throw new Failure(errors.map((each) => problemOf(each, isClosed)));
  const introspects = introspectsIn(document);
  if (introspects && isClosed) fail('INTROSPECTION_CLOSED');
  return { document, definition: chosen(document, name), name, introspects };
}
