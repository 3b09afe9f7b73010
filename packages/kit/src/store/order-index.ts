type Keys = Readonly<Record<string, unknown>>;

/** Whether an index gives an order below a node: `path`, then equalities, then the field, then the id the same way. */
function gives(index: Keys, field: string, direction: number): boolean {
  const keys = Object.entries(index);
  const [first, tail, last] = [keys[0], keys.at(-2), keys.at(-1)];
  return (
    first?.[0] === 'path' &&
    tail?.[0] === field &&
    tail[1] === direction &&
    last?.[0] === '_id' &&
    last[1] === direction
  );
}

/** Says which orders of a list have no index of their own: such a list would slow down with every row. */
export function orderProblems(
  indexes: readonly Keys[],
  orders: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>>,
): readonly string[] {
  return Object.entries(orders).flatMap(([name, order]) => {
    const [[field, direction] = ['', 1], ...more] = Object.entries(order);
    if (more.length > 0) return [`order ${name} names more than one field`];
    const found = indexes.some((index) => Object.keys(index).length === 3 && gives(index, field, direction));
    return found ? [] : [`order ${name} needs the index { path: 1, ${field}: ${direction}, _id: ${direction} }`];
  });
}
