import type { Verdict } from './verification.ts';
import type { Fault, FaultKind } from './verify.rules.ts';

const words: Readonly<Record<FaultKind, string>> = {
  CHANGED: 'the text of a line is not what was written 篡改',
  DELETED: 'lines are missing 删除',
  REORDERED: 'lines stand in each other’s place 调换',
  DUPLICATED: 'a line stands twice 重复',
  INSERTED: 'a line was never part of the chain 插入',
  TRUNCATED: 'the end is missing, a signed head knows more 截尾',
  REWRITTEN: 'all hashes were made anew, a signed head knows another one 重写',
  HEAD_FORGED: 'a head bears no signature of ours 伪造链头',
};

const placeOf = ({ kind, seq, until }: Fault): string => {
  if (seq === until) return `seq ${seq}`;
  return kind === 'REORDERED' ? `seq ${seq} and ${until}` : `seq ${seq} to ${until}`;
};

const MOST = 20;

/** One chain's verdict as an operator reads it; the first line of a broken one names the first place. */
export function told({ chain, checked, heads, faults }: Verdict): readonly string[] {
  const read = `${checked} lines against ${heads} signed heads`;
  if (faults.length === 0) return [`${chain}  intact  ${read}`];
  const [first] = faults;
  const title = `${chain}  BROKEN at ${first ? `${placeOf(first)}: ${first.kind}` : ''}  ${read}`;
  const shown = faults
    .slice(0, MOST)
    .map((fault) => `  ${fault.kind.padEnd(11)} ${placeOf(fault)}: ${words[fault.kind]}`);
  return faults.length > MOST ? [title, ...shown, `  and ${faults.length - MOST} more`] : [title, ...shown];
}

/**
 * A ledger whose unique index was taken away and that holds a number twice does not open: the database refuses the
 * index (MongoDB's code 11000) and says which number. Null for any other failure.
 */
export function toldOf(error: unknown): string | null {
  const { code, keyValue } = error as { code?: unknown; keyValue?: { chain?: string; seq?: number } };
  if (code !== 11_000 || !keyValue?.chain) return null;
  return `${keyValue.chain}  BROKEN at seq ${keyValue.seq}: DUPLICATED or INSERTED, two lines bear this number`;
}
