import { Long } from 'bson';
import { toNumber } from '../bson/kinds.ts';
import { reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Reply } from '../wire/reply.ts';

async function getMore({ body, server }: Command): Promise<Reply> {
  const id = toNumber(body['getMore']) ?? 0;
  const cursor = server.cursors.get(id);
  const { docs, isLast, extra } = await cursor.next(
    toNumber(body['batchSize']) || Number.MAX_SAFE_INTEGER,
    toNumber(body['maxTimeMS']),
  );
  if (isLast) server.cursors.close(id);
  const batch = { name: 'nextBatch' as const, docs, id: isLast ? 0 : id, ns: cursor.ns };
  return { fields: {}, batch: extra ? { ...batch, extra } : batch };
}

function killCursors({ body, server }: Command): Reply {
  const { cursors } = body;
  const ids = Array.isArray(cursors) ? cursors.map((id) => toNumber(id) ?? 0) : [];
  const killed = ids.filter((id) => server.cursors.close(id));
  const unknown = ids.filter((id) => !killed.includes(id));
  const longs = (list: readonly number[]): readonly Long[] => list.map((id) => Long.fromNumber(id));
  return reply({ cursorsKilled: longs(killed), cursorsNotFound: longs(unknown), cursorsAlive: [], cursorsUnknown: [] });
}

/** What follows the first batch. */
export const cursorCommands: { readonly [name: string]: Definition } = {
  getMore: { kind: 'read', run: getMore },
  killCursors: { kind: 'read', run: killCursors },
};
