import { Timestamp } from 'bson';
import { encode } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { runStages, runner } from '../aggregate/run.ts';
import { eventOf, isWatched } from './events.ts';
import { recordsIn } from './journal.ts';
import { uint64 } from './timestamp.ts';
import { formatToken, parseToken } from './token.ts';
import { isForgotten } from './trim.ts';
import type { Watched } from './events.ts';
import type { Position } from './token.ts';
import type { Command } from '../commands/command.ts';
import type { Cursor, Piece } from '../commands/cursors.ts';
import type { Doc } from '../bson/doc.ts';
import type { Reply } from '../wire/reply.ts';

const EVENTS_PER_PIECE = 1000;
const WAIT = 1000;

/** Opens a change stream; it begins now, or behind a token, or at a time. */
export function watch(command: Command, ns: string, pipeline: readonly Doc[]): Reply {
  const { reading, body, db, server } = command;
  const { store } = reading;
  if (reading.transaction)
    refuse('OperationNotSupportedInTransaction', '$changeStream cannot run within a multi-document transaction');
  const [stage, ...rest] = pipeline;
  const options = isDoc(stage?.['$changeStream']) ? stage['$changeStream'] : {};
  const watched: Watched = { ns, db, isWholeDatabase: body['aggregate'] === 1, options };
  const start = startOf(options, { commit: store.journal.last, index: Number.MAX_SAFE_INTEGER });
  if (isForgotten(store.tables, start))
    refuse(
      'ChangeStreamHistoryLost',
      'Resume of change stream was not possible, as the resume point may no longer be in the oplog.',
    );
  const state = { position: start, isClosed: false };
  const environment = { reading: { store }, db, variables: {}, runner };
  const read = (): readonly Buffer[] => {
    const events = eventsAfter(command, watched, state);
    return [...runStages(environment, events, rest)].map(encode);
  };
  const piece = (docs: readonly Buffer[]): Piece => ({
    docs,
    isLast: state.isClosed,
    extra: { postBatchResumeToken: { _data: formatToken(state.position) } },
  });
  const cursor: Cursor = {
    ns,
    close: () => void (state.isClosed = true),
    next: async (_, wait = WAIT) => {
      const end = Date.now() + wait;
      for (;;) {
        const docs = state.isClosed ? [] : read();
        if (docs.length > 0 || state.isClosed || Date.now() >= end) return piece(docs);
        await server.nextCommit(end - Date.now());
      }
    },
  };
  const { extra = {} } = piece([]);
  return { fields: {}, batch: { name: 'firstBatch', docs: [], id: server.cursors.add(cursor), ns, extra } };
}

function startOf(options: Doc, now: Position): Position {
  const token = options['resumeAfter'] ?? options['startAfter'];
  if (isDoc(token)) return parseToken(token['_data']);
  const time = options['startAtOperationTime'];
  return time instanceof Timestamp ? { commit: time.toBigInt() - 1n, index: Number.MAX_SAFE_INTEGER } : now;
}

type State = { position: Position; isClosed: boolean };

function eventsAfter({ reading }: Command, watched: Watched, state: State): readonly Doc[] {
  const { store } = reading;
  const events: Doc[] = [];
  for (const { key, value } of store.tables.journal.getRange({ start: uint64(state.position.commit) })) {
    const commit = key.readBigUInt64BE(0);
    for (const [index, record] of recordsIn(value).entries()) {
      if (commit === state.position.commit && index <= state.position.index) continue;
      if (!isWatched(record, watched)) continue;
      state.position = { commit, index };
      const event = eventOf(store, record, watched.options);
      events.push({
        _id: { _data: formatToken(state.position) },
        ...event,
        clusterTime: new Timestamp(commit),
        wallTime: new Date(Number(commit >> 32n) * 1000),
      });
      if (isEnding(record.operation, watched)) {
        events.push({
          _id: { _data: formatToken(state.position) },
          operationType: 'invalidate',
          clusterTime: new Timestamp(commit),
        });
        state.isClosed = true;
        return events;
      }
      if (events.length >= EVENTS_PER_PIECE) return events;
    }
    state.position = { commit, index: Number.MAX_SAFE_INTEGER };
  }
  return events;
}

// A stream on one collection ends with it.
function isEnding(operation: string, { isWholeDatabase, options }: Watched): boolean {
  return (
    (operation === 'drop' || operation === 'rename') && !isWholeDatabase && options['allChangesForCluster'] !== true
  );
}
