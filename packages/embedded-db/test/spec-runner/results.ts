import type { Document } from 'mongodb';

const COUNTS = ['insertedCount', 'matchedCount', 'modifiedCount', 'deletedCount', 'upsertedCount'] as const;

/** The result of an operation in the form the specifications describe. */
export function resultOf(result: unknown): unknown {
  if (!isBulk(result)) return result;
  const counts: Document = Object.fromEntries(COUNTS.map((name) => [name, result[name]]));
  return { ...counts, insertedIds: result['insertedIds'], upsertedIds: result['upsertedIds'] };
}

// The counts of a bulk write are getters, which no comparison of fields would see.
function isBulk(result: unknown): result is Document {
  return typeof result === 'object' && result !== null && 'isOk' in result;
}
