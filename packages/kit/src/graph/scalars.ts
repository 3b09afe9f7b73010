import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { fail } from '../errors.ts';

const textOf = (node: ValueNode): string => {
  if (node.kind !== Kind.STRING) throw new GraphQLError('A text was expected');
  return node.value;
};

const day = /^\d{4}-\d{2}-\d{2}$/;

function dayFrom(value: unknown): string {
  const text = String(value);
  const real = day.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  return real ? text : fail('VALUE_INVALID', { expected: 'YYYY-MM-DD' });
}

function instantFrom(value: unknown): Date {
  const at = new Date(String(value));
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(String(value));
  return zoned && !Number.isNaN(at.getTime()) ? at : fail('VALUE_INVALID', { expected: 'ISO 8601 with time zone' });
}

function bytesFrom(value: unknown): Buffer {
  const text = String(value);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) fail('VALUE_INVALID', { expected: 'base64' });
  return Buffer.from(text, 'base64');
}

/** The scalars every contract may use: instants, days and bytes. */
export const scalars: Readonly<Record<string, GraphQLScalarType>> = {
  DateTime: new GraphQLScalarType({
    name: 'DateTime',
    serialize: (value) => new Date(value as Date).toISOString(),
    parseValue: instantFrom,
    parseLiteral: (node) => instantFrom(textOf(node)),
  }),
  Date: new GraphQLScalarType({
    name: 'Date',
    serialize: String,
    parseValue: dayFrom,
    parseLiteral: (node) => dayFrom(textOf(node)),
  }),
  Base64: new GraphQLScalarType({
    name: 'Base64',
    serialize: (value) => Buffer.from(value as Uint8Array).toString('base64'),
    parseValue: bytesFrom,
    parseLiteral: (node) => bytesFrom(textOf(node)),
  }),
};
