import { Timestamp } from 'bson';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { parseToken } from './token.ts';
import type { Doc } from '../bson/doc.ts';
import type { Position } from './token.ts';

/** What `$changeStream` may say. */
export type StreamOptions = {
  /** An update shows its document as it is when the event is read. */
  readonly looksUp: boolean;
  readonly isExpanded: boolean;
  readonly isCluster: boolean;
  /** Behind which place it begins; nothing for now. */
  readonly start: Position | undefined;
};

const PLACES = ['resumeAfter', 'startAfter', 'startAtOperationTime'];
// What may follow `$changeStream` ("Modify Change Stream Output" in the manual).
const STAGES = new Set([
  '$match',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$replaceRoot',
  '$replaceWith',
  '$redact',
]);
const SEVERAL_PLACES = 40674;

/** Reads the options of a stream. */
export function readOptions(options: Doc): StreamOptions {
  return {
    looksUp: options['fullDocument'] === 'updateLookup',
    isExpanded: options['showExpandedEvents'] === true,
    isCluster: options['allChangesForCluster'] === true,
    start: startOf(options),
  };
}

function startOf(options: Doc): Position | undefined {
  const places = PLACES.filter((name) => options[name] !== undefined && options[name] !== null);
  const isPair = places.length === 2 && !places.includes('startAtOperationTime');
  if (places.length > 1)
    refuse(
      SEVERAL_PLACES,
      isPair ? 'Do not specify both resumeAfter and startAfter' : 'Only one place to start from is allowed',
    );
  const [name = ''] = places;
  const place = options[name];
  if (place instanceof Timestamp) return { commit: place.toBigInt() - 1n, index: Number.MAX_SAFE_INTEGER };
  if (name === 'startAtOperationTime') refuse('TypeMismatch', 'startAtOperationTime must be a timestamp');
  if (name === '') return undefined;
  const position = parseToken(isDoc(place) ? place['_data'] : undefined);
  if (position.isEnd && name === 'resumeAfter')
    refuse(
      'InvalidResumeToken',
      "Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate notification.",
    );
  return position;
}

/** Refuses stages that cannot follow a stream. */
export function checkStages(stages: readonly Doc[]): void {
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    if (!STAGES.has(name)) refuse('IllegalOperation', `${name} is not permitted in a $changeStream pipeline`);
  }
}
