import { encode } from '../bson/doc.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { isEqual } from '../bson/compare.ts';
import { refuse } from '../errors.ts';
import { runStages, runner } from '../aggregate/run.ts';
import { docIn, sessionOf } from '../commands/command.ts';
import { eventsAfter } from './changes.ts';
import { checkStages, readOptions } from './options.ts';
import { formatToken } from './token.ts';
import { isForgotten } from './trim.ts';
import type { Progress } from './changes.ts';
import type { Watched } from './events.ts';
import type { Command } from '../commands/command.ts';
import type { Cursor, Piece } from '../commands/cursors.ts';
import type { Doc } from '../bson/doc.ts';
import type { Reply } from '../wire/reply.ts';

// What one piece may hold: a reply ends at 48 MB, and events are larger than their records.
const EVENTS_PER_PIECE = 1000;
const BYTES_PER_PIECE = 8 * 2 ** 20;
const WAIT = 1000;
const FIRST = 101;

/** Opens a change stream; it begins now, or behind a token, or at a time. */
export function watch(command: Command, ns: string, pipeline: readonly Doc[]): Reply {
  const { reading, body, db, server } = command;
  const { store } = reading;
  if (reading.transaction)
    refuse('OperationNotSupportedInTransaction', '$changeStream cannot run within a multi-document transaction');
  checkConcern(body);
  const [stage, ...rest] = pipeline;
  const options = readOptions(isDoc(stage?.['$changeStream']) ? stage['$changeStream'] : {});
  checkStages(rest);
  const watched: Watched = { ns, db, isWholeDatabase: body['aggregate'] === 1, options };
  const progress: Progress = {
    position: options.start ?? { commit: store.journal.last, index: Number.MAX_SAFE_INTEGER },
    isEnded: false,
  };
  if (isForgotten(store.tables, progress.position))
    refuse(
      'ChangeStreamHistoryLost',
      'Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
    );
  const shaped = shaper(command, rest);
  const source: Source = {
    read: (most) => {
      const room = { events: Math.min(most, EVENTS_PER_PIECE), bytes: BYTES_PER_PIECE };
      return shaped(eventsAfter(store, watched, progress, room));
    },
    nextCommit: server.nextCommit,
  };
  const docs = options.start ? source.read(toNumber(docIn(body, 'cursor')['batchSize']) ?? FIRST) : [];
  const extra = { postBatchResumeToken: { _data: formatToken(progress.position) } };
  const id = progress.isEnded ? 0 : server.cursors.add(cursorOf(ns, progress, source), sessionOf(body));
  return { fields: {}, batch: { name: 'firstBatch', docs, id, ns, extra } };
}

// Only what a majority has is told: here that is everything that is committed.
function checkConcern(body: Doc): void {
  const { level = 'majority' } = docIn(body, 'readConcern');
  if (level !== 'majority')
    refuse(
      'InvalidOptions',
      `$changeStream cannot run with a readConcern other than 'majority', not '${String(level)}'`,
    );
}

type Source = {
  readonly read: (most: number) => readonly Buffer[];
  readonly nextCommit: (milliseconds: number) => Promise<void>;
};

function cursorOf(ns: string, progress: Progress, { read, nextCommit }: Source): Cursor {
  let isClosed = false;
  const piece = (docs: readonly Buffer[]): Piece => ({
    docs,
    isLast: isClosed || progress.isEnded,
    extra: { postBatchResumeToken: { _data: formatToken(progress.position) } },
  });
  return {
    ns,
    close: () => void (isClosed = true),
    next: async (most, wait = WAIT) => {
      const end = Date.now() + wait;
      for (;;) {
        const docs = isClosed ? [] : read(most);
        if (docs.length > 0 || isClosed || progress.isEnded || Date.now() >= end) return piece(docs);
        await nextCommit(end - Date.now());
      }
    },
  };
}

/** Lets the events through the rest of the pipeline, which must leave them their tokens. */
function shaper({ reading, db }: Command, stages: readonly Doc[]): (events: readonly Doc[]) => readonly Buffer[] {
  if (stages.length === 0) return (events) => events.map(encode);
  const environment = { reading: { store: reading.store }, db, variables: {}, runner };
  return (events) => {
    const tokens = events.map(({ _id }) => _id);
    return [...runStages(environment, events, stages)].map((event) => {
      if (!tokens.some((token) => isEqual(token, event['_id']))) refuseToken();
      return encode(event);
    });
  };
}

function refuseToken(): never {
  return refuse(
    'ChangeStreamFatalError',
    'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Only transformations that retain the unmodified _id field are allowed.',
    { errorLabels: ['NonResumableChangeStreamError'] },
  );
}
