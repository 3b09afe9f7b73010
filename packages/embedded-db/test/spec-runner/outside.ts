/** Cases that are expected to fail, by the names of file and case: what they ask for is left out here, or the driver's own way. */
const OUTSIDE: readonly (readonly [RegExp, string])[] = [
  [/^[a-zA-Z]+-collation:/, 'no collation'],
  [/^timeseries-collection:/, 'no time-series collections'],
  [/^clustered-indexes:/, 'no clustered collections'],
  [/on views/, 'no views'],
  [/^change-streams-pre-and-post-images: (?!.*:off with .* disabled)/, 'no images of documents as they were'],
  [/^createCollection-pre-and-post-images:/, 'no images of documents as they were'],
  [/\$listLocalSessions/, 'sessions are not listed'],
  [/^db-aggregate-write-readPreference: .* includes/, 'sessions are not listed'],
  [/^aggregate-let: Aggregate with let option$/, 'no $rand'],
  [/document validation errInfo/, 'no validators'],
  [/when receiving an empty batch/, 'no capped collections'],
  [/secondary read preference in client option|readPreference inherited from client/, 'no secondaries'],
  [/showRecordId and returnKey/, 'no record ids'],
  [/^find: A successful find with options/, 'no bounds of indexes by hand'],
  [/^create-null-ids: .* via (insert|bulk)/, 'this driver makes an id where there is null'],
  [/^bypassDocumentValidation: (?!InsertOne|ReplaceOne|Update).* false/, 'this driver leaves out what is false'],
  [/^index-management: dropIndexes reports/, 'this driver keeps the errors of dropIndexes to itself'],
];

/** Why a case is expected to fail, if it is. */
export function reasonFor(name: string): string | undefined {
  return OUTSIDE.find(([pattern]) => pattern.test(name))?.[1];
}
