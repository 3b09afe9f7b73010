import { defaultFieldResolver, type GraphQLField, type GraphQLResolveInfo } from 'graphql';
import type { Context } from '../engine/context.ts';

export type Field = GraphQLField<unknown, Context>;

/** One asking of a field. */
export interface Ask {
  readonly source: unknown;
  readonly args: Readonly<Record<string, unknown>>;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

export type Next = (ask: Ask) => unknown;

/** Puts something before a field's resolver, in place. */
export function wrap(field: Field, before: (next: Next, ask: Ask) => unknown): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const next: Next = ({ source, args, context, info }) => resolve(source, args, context, info);
  field.resolve = (source, args, context, info) => before(next, { source, args, context, info });
}
