import { Timestamp } from 'bson';
import { uint64 } from './timestamp.ts';
import type { Tables } from '../store/lmdb.ts';

/** What one record of the journal tells. */
export type Operation =
  | 'insert'
  | 'update'
  | 'replace'
  | 'delete'
  | 'create'
  | 'drop'
  | 'rename'
  | 'createIndexes'
  | 'dropIndexes'
  | 'dropDatabase'
  | 'modify';

const OPERATIONS: readonly Operation[] = [
  'insert',
  'update',
  'replace',
  'delete',
  'create',
  'drop',
  'rename',
  'createIndexes',
  'dropIndexes',
  'dropDatabase',
  'modify',
];

/** One change, as stored; the body of an insert is the document, of an update its difference. */
export type JournalRecord = { readonly operation: Operation; readonly ns: string; readonly body: Buffer };

const HEAD = 7;

/** Everything one LMDB commit changed lies under one key: its timestamp. */
export class Journal {
  private readonly tables: Tables;
  private pending: Buffer[] = [];
  /** The timestamp of the last commit. */
  last: bigint;

  constructor(tables: Tables) {
    this.tables = tables;
    this.last = 0n;
    for (const key of tables.journal.getKeys({ start: uint64(2n ** 64n - 1n), reverse: true, limit: 1 }))
      this.last = key.readBigUInt64BE(0);
  }

  record({ operation, ns, body }: JournalRecord): void {
    const name = Buffer.from(ns);
    const head = Buffer.allocUnsafe(HEAD);
    head.writeUInt32LE(HEAD + name.length + body.length, 0);
    head[4] = OPERATIONS.indexOf(operation);
    head.writeUInt16LE(name.length, 5);
    this.pending.push(head, name, body);
  }

  /** How much is recorded so far, for `rollback`. */
  mark(): number {
    return this.pending.length;
  }

  rollback(mark: number): void {
    this.pending.length = mark;
  }

  /** Writes what is recorded; call at the end of an LMDB write transaction. */
  write(): void {
    if (this.pending.length === 0) return;
    this.last = this.next();
    this.tables.journal.put(uint64(this.last), Buffer.concat(this.pending));
    this.pending = [];
  }

  /** The time of the last change, or now when there was none. */
  time(): Timestamp {
    return new Timestamp(this.last || this.next());
  }

  // Seconds in the upper half and a counter in the lower, never backwards.
  private next(): bigint {
    const now = BigInt(Math.floor(Date.now() / 1000)) << 32n;
    return this.last >= now ? this.last + 1n : now + 1n;
  }
}

/** Takes the records of one commit apart. */
export function recordsIn(group: Buffer): readonly JournalRecord[] {
  const records: JournalRecord[] = [];
  for (let at = 0; at < group.length;) {
    const size = group.readUInt32LE(at);
    const body = at + HEAD + group.readUInt16LE(at + 5);
    const operation = OPERATIONS[group[at + 4] ?? 0] ?? 'insert';
    records.push({ operation, ns: group.toString('utf8', at + HEAD, body), body: group.subarray(body, at + size) });
    at += size;
  }
  return records;
}
