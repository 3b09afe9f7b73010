import { hash as hashOnce } from 'node:crypto';
import { canonical } from './canonical.rules.ts';

/** One line of the ledger as it is hashed: who did what to which record, where, why, and with what outcome. */
export interface Line {
  readonly chain: string;
  readonly eventId: string;
  readonly at: Date;
  readonly actor: string;
  readonly roles: readonly string[];
  readonly node: string | null;
  readonly purpose: string | null;
  readonly action: string;
  readonly entity: string | null;
  readonly subject: string;
  /** The person the record is about, where that is not the record itself. */
  readonly about?: string | null | undefined;
  readonly place: string;
  readonly recordVersion: number | null;
  readonly fields: readonly string[];
  readonly outcome: string;
  readonly reason: string | null;
  readonly traceId: string | null;
  readonly service: string;
  readonly event: string | null;
}

/** A line in its place: numbered within the chain and tied to the one before it. */
export interface Link extends Line {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
}

/** Where a chain stands: the number and the hash of its last link. */
export interface Tip {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first link. */
export const origin: Tip = { seq: 0, hash: '0'.repeat(64) };

const sha256 = (text: string): string => hashOnce('sha256', text, 'hex');

/** The hashed part, named field by field: what a store adds to a row (id, path, version) is no part of the record. */
function recordOf(line: Line, seq: number): string {
  const { chain, eventId, at, actor, roles, node, purpose, action, entity, subject, about } = line;
  const { place, recordVersion, fields, outcome, reason, traceId, service, event } = line;
  const who = { actor, roles, node, purpose };
  const what = { action, entity, subject, place, recordVersion, fields, outcome, reason };
  // Lines that are about nobody else are hashed as they were before there was such a field.
  const person = about ? { about } : {};
  return canonical({ chain, seq, eventId, at, ...who, ...what, ...person, traceId, service, event });
}

/** The hash a line has at a number behind a hash: SHA-256 over the previous hash and the canonical record. */
export const digest = (line: Line, before: Tip): string => sha256(before.hash + recordOf(line, before.seq + 1));

/** Ties lines to a chain, in the order given. */
export function link(tip: Tip, lines: readonly Line[]): readonly Link[] {
  let before = tip;
  return lines.map((line) => {
    const linked = { ...line, seq: before.seq + 1, prevHash: before.hash, hash: digest(line, before) };
    before = { seq: linked.seq, hash: linked.hash };
    return linked;
  });
}

/** Whether a link is what was once written at this number: its hash covers it and the number. */
export const isSoundAt = (entry: Link, seq: number): boolean =>
  digest(entry, { seq: seq - 1, hash: entry.prevHash }) === entry.hash;

/**
 * The number a link was written at, looked for outwards from where it is stored; null when it was written nowhere near,
 * so that its text was changed. `reach` bounds the work.
 */
export function writtenAt(entry: Link, reach: number): number | null {
  // A quote inside a text is escaped, so this mark stands once: at the field itself.
  const [head = '', tail = ''] = recordOf(entry, 0).split(',"seq":0,');
  const fits = (seq: number) => seq > 0 && sha256(`${entry.prevHash}${head},"seq":${seq},${tail}`) === entry.hash;
  for (let away = 0; away <= reach; away++) {
    if (fits(entry.seq - away)) return entry.seq - away;
    if (fits(entry.seq + away)) return entry.seq + away;
  }
  return null;
}
