import { createPublicKey, hash as hashOnce, type KeyObject, sign, verify } from 'node:crypto';
import { canonical } from './canonical.rules.ts';

/** Every minute a chain that moved gets a head; every day every chain does. */
export type HeadKind = 'MINUTE' | 'DAILY';

/** What is signed: so far had this chain come at this time. */
export interface Statement {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: Date;
  readonly kind: HeadKind;
}

/** A statement with the signature of the platform's key, kept in the database and outside it. */
export interface Head extends Statement {
  readonly key: string;
  readonly signature: string;
}

const textOf = ({ chain, seq, hash, at, kind }: Statement): Buffer =>
  Buffer.from(canonical({ chain, seq, hash, at, kind }));

/** The name of a key: the first 16 digits of the hash of its public half. */
export function nameOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return hashOnce('sha256', half.export({ type: 'spki', format: 'der' }), 'hex').slice(0, 16);
}

/** Signs where a chain stands, with Ed25519. */
export const signHead = (statement: Statement, signer: { readonly key: KeyObject; readonly name: string }): Head => ({
  ...statement,
  key: signer.name,
  signature: sign(null, textOf(statement), signer.key).toString('base64'),
});

/** Whether a head is ours and untouched. */
export const isSigned = (head: Head, key: KeyObject): boolean =>
  verify(null, textOf(head), key, Buffer.from(head.signature, 'base64'));

// The day of the district 北京时间 has no summer time: UTC+8 all year.
const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The kind of head due now for a chain, or null: the day's first look makes a DAILY, a chain that moved a MINUTE. */
export function headDue(tip: { readonly seq: number }, last: Statement | null, now: Date): HeadKind | null {
  if (!last || dayOf(last.at) !== dayOf(now)) return 'DAILY';
  return last.seq === tip.seq ? null : 'MINUTE';
}
