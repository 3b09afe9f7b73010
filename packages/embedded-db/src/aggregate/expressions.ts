import { compile } from '../expression/compile.ts';
import { checkExpression } from '../subset/check-expression.ts';
import type { Doc } from '../bson/doc.ts';
import type { Variables } from '../expression/node.ts';

export type { Variables };
/** Computes one expression for a document. */
export type Compute = (doc: Doc) => unknown;

/** Checks and compiles an expression, with the variables it may use. */
export function evaluator(expr: unknown, variables: Variables = {}): Compute {
  checkExpression(expr, Object.keys(variables));
  const node = compile(expr);
  return (root) => node({ root, variables });
}
