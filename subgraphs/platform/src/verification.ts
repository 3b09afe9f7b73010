import type { Opened } from '@linli/kit';
import type { AuditEntry } from './audit-entry.model.ts';
import { examine, type Milestone } from './examination.ts';
import type { HeadReader } from './keeper.ts';
import { ledgerOf } from './ledger.ts';
import type { Fault } from './verify.rules.ts';

/** What is to be verified; without an end, to the end. */
export interface Asked {
  readonly chain: string;
  readonly from?: number;
  readonly through?: number;
}

/** What reading a chain showed. */
export interface Verdict {
  readonly chain: string;
  readonly from: number;
  readonly to: number;
  readonly checked: number;
  readonly heads: number;
  readonly isIntact: boolean;
  readonly faults: readonly Fault[];
}

interface Signed {
  readonly milestones: readonly Milestone[];
  readonly forged: readonly Fault[];
}

// A number keeps its first head: a later one that says otherwise is about a chain made anew.
async function signedIn(reader: HeadReader, chain: string): Promise<Signed> {
  const milestones = new Map<number, Milestone>();
  const forged: Fault[] = [];
  for await (const { head, isOurs } of reader.heads(chain)) {
    const { seq, hash } = head;
    if (!isOurs) forged.push({ kind: 'HEAD_FORGED', seq, until: seq });
    else if (!milestones.has(seq)) milestones.set(seq, { seq, hash });
  }
  return { milestones: [...milestones.values()], forged };
}

/** Reads a chain as a viewer sees it and holds it against the heads kept outside. */
export async function verify(entries: Opened<AuditEntry>, reader: HeadReader, asked: Asked): Promise<Verdict> {
  const { chain, from = 1, through = Number.MAX_SAFE_INTEGER } = asked;
  const { milestones, forged } = await signedIn(reader, chain);
  const within = milestones.filter(({ seq }) => from <= seq && seq <= through);
  const { checked, last, faults: found } = await examine(ledgerOf(entries, chain), { from, through, milestones });
  const faults = [...found, ...forged].sort((a, b) => a.seq - b.seq);
  return { chain, from, to: last, checked, heads: within.length, isIntact: faults.length === 0, faults };
}
