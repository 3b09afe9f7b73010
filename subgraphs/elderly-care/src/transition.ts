import { fail } from '@linli/kit';
import type { Code } from '@linli/contract';

/** A table of what may follow what, by action. */
export type Transitions<A extends string, S extends string> = Readonly<
  Record<A, { readonly from: readonly S[]; readonly to: S }>
>;

/** How a kind of record goes its way, and with which code anything else is refused. */
export interface Way<A extends string, S extends string> {
  readonly table: Transitions<A, S>;
  readonly code: Code;
}

/** The state after an action, or a refusal. */
export function after<A extends string, S extends string>(
  { table, code }: Way<A, S>,
  row: { readonly id: string; readonly state: S },
  action: A,
): S {
  const { from, to } = table[action];
  return from.includes(row.state) ? to : fail(code, { id: row.id, state: row.state, action });
}
