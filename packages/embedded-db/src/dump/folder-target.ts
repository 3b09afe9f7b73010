import { mkdir } from 'node:fs/promises';
import { insider } from '../auth/peers.ts';
import { decode } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { startEngine } from '../engine.ts';
import { hold } from '../store/owner.ts';
import { OP, roomFor } from '../wire/codec.ts';
import { dispatch } from '../wire/dispatcher.ts';
import type { Doc } from '../bson/doc.ts';
import type { Target } from './target.ts';

/** A folder that nobody serves: commands are carried out here, without a connection. */
export async function folderTarget(path: string): Promise<Target> {
  await mkdir(path, { recursive: true });
  const release = await hold(path);
  const engine = startEngine({ path });
  const peer = insider();
  const command = async (db: string, body: Doc, documents: readonly Buffer[] = []): Promise<Doc> => {
    const request = { id: 0, opcode: OP.message, body: { ...body, $db: db }, documents, wantsReply: true };
    const raw = await dispatch(engine, { request, peer });
    const answer = raw ? decode(raw, roomFor(OP.message)) : {};
    if (answer['ok'] !== 1) throw new Error(String(answer['errmsg'] ?? 'No answer.'));
    return answer;
  };
  return {
    command,
    insert: async (db, collection, documents) => {
      const { writeErrors } = await command(db, { insert: collection, ordered: true }, documents);
      const [first] = Array.isArray(writeErrors) ? writeErrors.filter(isDoc) : [];
      if (first) throw new Error(String(first['errmsg']));
    },
    close: async () => {
      await engine.close();
      await release();
    },
  };
}
