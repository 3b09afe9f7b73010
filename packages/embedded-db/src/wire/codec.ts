import { readValue } from '../bson/doc.ts';
import { nameAt } from '../bson/names.ts';
import { BSON, elements } from '../bson/raw.ts';
import type { Doc } from '../bson/doc.ts';

/** Message kinds of the wire protocol ("MongoDB Wire Protocol" in the manual). */
export const OP = { reply: 1, query: 2004, message: 2013 } as const;

/** A command as it came: decoded, but for documents to insert, which stay as they are. */
export type Request = {
  readonly id: number;
  readonly opcode: number;
  readonly body: Doc;
  readonly documents?: readonly Buffer[];
  readonly wantsReply: boolean;
};

const HEADER = 16;
const CHECKSUM = 1;
const MORE_TO_COME = 2;

/** Reads a message; nothing for a kind that is not spoken any more. */
export function readMessage(message: Buffer): Request | undefined {
  const id = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode === OP.query) {
    const name = message.indexOf(0, HEADER + 4);
    const { body } = readBody(message, name + 9);
    return { id, opcode, body, wantsReply: true };
  }
  return opcode === OP.message ? readSections(message, id) : undefined;
}

function readSections(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(HEADER);
  const end = message.length - (flags & CHECKSUM ? 4 : 0);
  const body: Doc = {};
  let documents: readonly Buffer[] | undefined;
  let at = HEADER + 4;
  while (at < end) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (kind === 0) {
      const read = readBody(message, at);
      Object.assign(body, read.body, body);
      documents ??= read.documents;
    } else {
      const name = nameAt(message, at + 4);
      const list = sequence(message, at + 5 + Buffer.byteLength(name), at + size);
      if (name === 'documents') documents = list;
      else body[name] = list.map((raw) => readValue(raw, BSON.object, 0));
    }
    at += size;
  }
  return { id, opcode: OP.message, body, wantsReply: (flags & MORE_TO_COME) === 0, ...(documents && { documents }) };
}

function sequence(message: Buffer, from: number, end: number): readonly Buffer[] {
  const list: Buffer[] = [];
  for (let at = from; at < end; at += message.readInt32LE(at))
    list.push(message.subarray(at, at + message.readInt32LE(at)));
  return list;
}

type Body = { readonly body: Doc; readonly documents?: readonly Buffer[] };

// The documents of an insert are not decoded: their bytes go into the store. The time of the cluster says nothing new.
function readBody(message: Buffer, start: number): Body {
  const body: Doc = {};
  let documents: Buffer[] | undefined;
  elements(message, start, (type, name, value) => {
    const field = nameAt(message, name);
    if (field === '$clusterTime') return;
    if (type !== BSON.array || field !== 'documents') body[field] = readValue(message, type, value);
    else documents = itemsOf(message, value);
  });
  return { body, ...(documents && { documents }) };
}

function itemsOf(message: Buffer, at: number): Buffer[] {
  const list: Buffer[] = [];
  elements(message, at, (_, __, value) => void list.push(message.subarray(value, value + message.readInt32LE(value))));
  return list;
}

const REPLY_HEAD = 36;
const MESSAGE_HEAD = 21;

/** How many bytes the head of a reply takes. */
export function roomFor(opcode: number): number {
  return opcode === OP.query ? REPLY_HEAD : MESSAGE_HEAD;
}

/** Writes the head of a reply into the room before its body. */
export function frame(opcode: number, [id, responseTo]: readonly [number, number], message: Buffer): Buffer {
  const isOld = opcode === OP.query;
  message.fill(0, 0, roomFor(opcode));
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(id, 4);
  message.writeInt32LE(responseTo, 8);
  message.writeInt32LE(isOld ? OP.reply : OP.message, 12);
  if (isOld) {
    message.writeInt32LE(8, HEADER);
    message.writeInt32LE(1, HEADER + 16);
  }
  return message;
}
