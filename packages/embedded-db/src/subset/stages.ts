import { isDoc } from '../bson/kinds.ts';
import type { Doc } from '../bson/doc.ts';

/** What is known of a stage. */
export type KnownStage = {
  /** The options it takes; a stage without them takes anything. */
  readonly fields?: readonly string[];
  /** Options only MongoDB has. */
  readonly elsewhere?: readonly string[];
  /** MongoDB's code for an option that nobody knows, where it has one of its own. */
  readonly code?: number;
  readonly pipelines?: (spec: unknown) => readonly (readonly Doc[])[];
};

const listOf = (value: unknown): readonly (readonly Doc[])[] => (Array.isArray(value) ? [value.filter(isDoc)] : []);
const inside = (spec: unknown): readonly (readonly Doc[])[] => (isDoc(spec) ? listOf(spec['pipeline']) : []);
const eachOf = (spec: unknown): readonly (readonly Doc[])[] => (isDoc(spec) ? Object.values(spec).flatMap(listOf) : []);

/** The stages of docs/subset.md. */
export const STAGES: { readonly [stage: string]: KnownStage } = {
  $match: {},
  $project: {},
  $addFields: {},
  $set: {},
  $unset: {},
  $group: {},
  $sort: {},
  $skip: {},
  $limit: {},
  $count: {},
  $sortByCount: {},
  $replaceWith: {},
  $documents: {},
  $indexStats: { fields: [] },
  $collStats: {},
  $facet: { pipelines: eachOf },
  $replaceRoot: { fields: ['newRoot'] },
  $sample: { fields: ['size'], code: 28748 },
  $unwind: { fields: ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'], code: 28811 },
  $bucket: { fields: ['groupBy', 'boundaries', 'default', 'output'], code: 40197 },
  $lookup: { fields: ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'], code: 9, pipelines: inside },
  $unionWith: { fields: ['coll', 'pipeline'], pipelines: inside },
  $geoNear: {
    fields: ['near', 'distanceField', 'spherical', 'minDistance', 'maxDistance', 'query', 'distanceMultiplier', 'key'],
    elsewhere: ['includeLocs'],
  },
  $merge: { fields: ['into', 'on', 'whenMatched', 'whenNotMatched'], elsewhere: ['let'] },
  $out: { fields: ['db', 'coll'], elsewhere: ['timeseries'] },
  $changeStream: {
    fields: [
      'fullDocument',
      'resumeAfter',
      'startAfter',
      'startAtOperationTime',
      'allChangesForCluster',
      'showExpandedEvents',
    ],
    elsewhere: ['fullDocumentBeforeChange', 'showSystemEvents', 'showRawUpdateDescription', 'showMigrationEvents'],
  },
};
