import { getNamedType, type GraphQLArgument, type GraphQLInputField, isInputObjectType, isScalarType } from 'graphql';
import { fail } from '../errors.ts';
import { isMask, looksMasked } from './mask.ts';
import { textArgument } from './read-directive.ts';

const USUAL = 2_000;
const ID_LENGTH = 200;
// No list that people write is longer; one that is would be a document the database cannot hold.
const MOST = 2_000;

type Input = GraphQLArgument | GraphQLInputField;

const limitOf = (input: Input, scalar: string): number =>
  Number(textArgument(input.astNode, 'text', 'max') ?? (scalar === 'ID' ? ID_LENGTH : USUAL));

function checkOne(input: Input, value: unknown, masked: ReadonlySet<string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    if (value.length > MOST) fail('VALUE_INVALID', { field: input.name, limit: MOST });
    return value.forEach((each) => checkOne(input, each, masked));
  }
  const type = getNamedType(input.type);
  if (isInputObjectType(type))
    return checkTexts(Object.values(type.getFields()), value as Record<string, unknown>, masked);
  if (!isScalarType(type) || typeof value !== 'string') return;
  const limit = limitOf(input, type.name);
  if ([...value].length > limit) fail('TEXT_TOO_LONG', { field: input.name, limit });
  if (isMask(value) || (masked.has(input.name) && looksMasked(value))) fail('MASKED_VALUE', { field: input.name });
}

/** Refuses oversized texts and lists, and masks that come back as values. */
export function checkTexts(
  inputs: readonly Input[],
  values: Readonly<Record<string, unknown>>,
  masked: ReadonlySet<string>,
): void {
  for (const input of inputs) checkOne(input, values[input.name], masked);
}
