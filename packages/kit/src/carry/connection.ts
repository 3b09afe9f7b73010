import type { Page } from '../opened.ts';

interface Read<T> {
  /** One more than asked for, when there is more. */
  readonly rows: readonly T[];
  readonly first: number;
  readonly isLater: boolean;
  cursorOf(row: T): string;
  count(most: number): Promise<number>;
}

// Above this a count says null: an exact number would cost as many index entries (architecture: totalCount).
const COUNTED = 10_000;

/** A page of what was read, as the Relay connection specification has it. */
export function connectionOf<T>({ rows, first, isLater, cursorOf, count }: Read<T>): Page<T> {
  const nodes = rows.slice(0, first);
  const [head, tail] = [nodes[0], nodes.at(-1)];
  return {
    nodes,
    get edges() {
      return nodes.map((node) => ({ node, cursor: cursorOf(node) }));
    },
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: isLater,
      startCursor: head ? cursorOf(head) : null,
      endCursor: tail ? cursorOf(tail) : null,
    },
    async totalCount() {
      const found = await count(COUNTED + 1);
      return found > COUNTED ? null : found;
    },
  };
}
