type Fields = Record<string, unknown>;

// Rows of a collection have few sets of fields.
const MOST = 1_000;

/**
 * Makes objects of many fields that are known only at run time. Put one by one, more than a dozen make a dictionary of
 * them, which V8 fills, reads and collects at several times the cost; a copy of one that was parsed stays what it is.
 */
export function mould(): (fields: readonly string[], values: readonly unknown[]) => Fields {
  const kept = new Map<string, Fields>();
  return (fields, values) => {
    const mark = fields.join();
    const known = kept.get(mark);
    const empty = known ?? (JSON.parse(`{${fields.map((field) => `${JSON.stringify(field)}:null`).join()}}`) as Fields);
    if (!known && kept.size < MOST) kept.set(mark, empty);
    const made = { ...empty };
    for (const [at, field] of fields.entries()) made[field] = values[at];
    return made;
  };
}
