import { whisperedToOf } from '@linli/contract';
import type { JournalRow } from '../store/journal.ts';
import { isSheaf, type Kept, rowsIn } from '../store/sheaf.ts';
import type { Store } from '../store/store.ts';
import { whispersTo } from '../store/whisper.ts';

type Rows = readonly JournalRow[];

/** What waits for one consumer: the documents, and their rows in the order in which they are told. */
export interface Waiting {
  readonly kept: readonly Kept[];
  readonly rows: Rows;
}

// Steps are for the counters, and nobody else is told of them.
const told = { projection: { steps: 0, sealedSteps: 0 } };
// Documents a question brings: of a sheaf's kind a few are a batch.
const AT_ONCE = 20;

/** What happened to one subject goes in the order of its versions, in the places its rows have by their ids. */
export function inOrder(rows: Rows): Rows {
  const queues = new Map<string, JournalRow[]>();
  for (const row of rows) {
    const queue = queues.get(row.subject);
    if (queue) queue.push(row);
    else queues.set(row.subject, [row]);
  }
  for (const queue of queues.values()) queue.sort((a, b) => a.version - b.version || (a._id < b._id ? -1 : 1));
  const at = new Map<string, number>();
  return rows.flatMap(({ subject }) => {
    const next = at.get(subject) ?? 0;
    at.set(subject, next + 1);
    return queues.get(subject)?.[next] ?? [];
  });
}

const waiting = (kept: readonly Kept[]): Waiting => ({ kept, rows: inOrder(kept.flatMap(rowsIn)) });

/** The oldest documents that wait for a consumer, until they hold as many rows as that. */
async function oldest({ books: { journal } }: Store, asked: object, most: number): Promise<readonly Kept[]> {
  const kept: Kept[] = [];
  let rows = 0;
  for await (const each of journal.find(asked, told).sort({ _id: 1 }).limit(most).batchSize(AT_ONCE)) {
    kept.push(each);
    rows += isSheaf(each) ? each.lines.length : 1;
    if (rows >= most) break;
  }
  return kept;
}

/**
 * What a consumer is told next, `most` rows or some more. Several processes make ids by several clocks: an earlier
 * version of what a row tells may lie behind the others, and comes along.
 */
export async function waitingFor(
  store: Store,
  consumer: string,
  { most, resting }: { readonly most: number; readonly resting: readonly string[] },
): Promise<Waiting> {
  const asked = { pending: consumer, ...(resting.length > 0 ? { subject: { $nin: [...resting] } } : {}) };
  const first = await oldest(store, asked, most);
  const rows = first.flatMap(rowsIn);
  const subjects = [...new Set(rows.filter(({ version }) => version > 1).map(({ subject }) => subject))];
  if (rows.length < most || subjects.length === 0) return waiting(first);
  const behind = { pending: consumer, _id: { $gt: first.at(-1)?._id ?? '' } };
  const { journal } = store.books;
  // By subject: by consumer it would walk through all that waits, for every batch anew.
  const alone = journal.find({ ...behind, subject: { $in: subjects } }, told).hint({ subject: 1, version: 1 });
  const among = journal.find({ ...behind, 'lines.subject': { $in: subjects } }, told).hint({ 'lines.subject': 1 });
  const later = [
    ...(await among.sort({ _id: 1 }).limit(AT_ONCE).toArray()),
    ...(await alone.sort({ _id: 1 }).limit(most).toArray()),
  ];
  return waiting([...first, ...later]);
}

/** A row of a sheaf that was not taken in with the others waits alone from now on. */
function apart(row: JournalRow, consumer: string) {
  const { _id, pending: _pending, ...own } = row;
  return {
    updateOne: {
      filter: { _id },
      update: { $setOnInsert: own, $addToSet: { pending: consumer } } as never,
      upsert: true,
    },
  };
}

/** Pulls the receipts of what a consumer has taken in: all but the rows it could not. */
export async function receipted(
  store: Store,
  consumer: string,
  { kept, failed }: { readonly kept: readonly Kept[]; readonly failed: ReadonlySet<string> },
): Promise<void> {
  const { journal } = store.books;
  const gone = kept.filter((each) => isSheaf(each) || !failed.has(each._id)).map(({ _id }) => _id);
  const left = kept.filter(isSheaf).flatMap((sheaf) => rowsIn(sheaf).filter(({ _id }) => failed.has(_id)));
  const whispered = kept.flatMap((each) => (!isSheaf(each) && whispersTo(each, consumer) ? [each] : []));
  const pull = async (options = {}): Promise<void> => {
    await journal.updateMany({ _id: { $in: gone } }, { $pull: { pending: consumer } } as never, options);
    // What all have heard who were to hear it is nobody's any more.
    for (const { _id, event } of whispered) {
      const heardByAll = { _id, pending: { $nin: [...whisperedToOf(event?.type ?? '')] } };
      await journal.updateOne(heardByAll, { $unset: { whisper: '' } } as never, options);
    }
  };
  if (left.length === 0 && whispered.length === 0) return pull();
  await store.together(async ({ session }) => {
    const apartNow = left.map((row) => apart(row, consumer));
    if (apartNow.length > 0) await journal.bulkWrite(apartNow, { session });
    await pull({ session });
  });
}
