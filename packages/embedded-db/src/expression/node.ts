import type { Doc } from '../bson/doc.ts';

/** What `let` and `$$name` refer to. */
export type Variables = Doc;

/** Where an expression is computed: the document, and the variables that are bound. */
export type Scope = { readonly root: Doc; readonly variables: Variables };

/** A compiled expression; undefined stands for a missing value. */
export type Node = (scope: Scope) => unknown;

/** Compiles what stands inside an operator. */
export type Compile = (expr: unknown) => Node;

/** An operator over arguments that have been computed. */
export type Operator = (...values: readonly unknown[]) => unknown;

/** An operator that decides itself what it computes, and with which variables. */
export type Form = (argument: unknown, compile: Compile) => Node;

/** True for null, and for what is missing. */
export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}
