import type { Collection, Row } from '../collection/collection.ts';
import { journalRow } from '../carry/line.ts';
import { placed } from '../carry/placing.ts';
import { stepsOf } from '../carry/steps.ts';
import { insideOf } from '../engine/inside-context.ts';
import type { Engine } from '../engine/engine.ts';
import { systemViewer } from '../viewer.ts';
import { increments } from './counters.ts';

/** A row with a history behind it, as an import brings it. The id is the caller's, so that a load can be taken up again. */
export interface Loaded<T extends Row> {
  readonly id: string;
  readonly place: string;
  readonly at: Date;
  readonly by: string;
  readonly version?: number;
  readonly set: Partial<Omit<T, keyof Row>>;
}

const BATCH = 1_000;

/** How far a load is; `skipped` were there already. */
export interface LoadState {
  readonly loaded: number;
  readonly skipped: number;
}

async function loadBatch<T extends Row>(
  engine: Engine,
  source: Collection<T>,
  batch: readonly Loaded<T>[],
): Promise<number> {
  const { model, options, made } = engine.store.shelf(source);
  const [first] = batch;
  // A batch is there whole or not at all.
  if (!first || (await model.exists({ _id: first.id }))) return 0;
  const rows = batch.map(({ id, place, at, by, version = 1, set }) => {
    const { path, ...where } = placed(place);
    return { id, set, own: { ...where, version, createdAt: at, createdBy: by }, path };
  });
  const viewer = systemViewer(`${engine.subgraph.name}/load`);
  await engine.within(engine.contextFor({ viewer, requestId: 'load' }), async (context) => {
    const { store, work } = insideOf(context).desk;
    const session = engine.sessionOf(context);
    const lying = await Promise.all(rows.map((row) => made<T>(row)));
    await work.turn(() => model.collection.insertMany(lying.map(({ raw }) => raw) as never, { session }));
    const { tallies } = options;
    const moves = increments(tallies ? lying.flatMap(({ row }) => stepsOf<T>(null, row, tallies)) : [], context.now);
    if (moves.length > 0) await work.turn(() => store.books.counters.bulkWrite(moves, { session, ordered: false }));
    const line = {
      action: `${source.name}.loaded`,
      entity: options.entity,
      subject: first.id,
      place: first.place,
      version: rows.length,
      fields: [],
    };
    await work.turn(() => store.books.journal.insertOne(journalRow(insideOf(context).desk, line), { session }));
  });
  return rows.length;
}

/**
 * Loads many rows, a thousand in a transaction: rows, counters and one audit line for each batch. No events: what is
 * loaded has happened long ago. Started again with the same rows it goes on where it stopped.
 */
export async function loadRows<T extends Row>(
  engine: Engine,
  source: Collection<T>,
  rows: Iterable<Loaded<T>>,
  onBatch: (state: LoadState) => void = () => undefined,
): Promise<LoadState> {
  let state: LoadState = { loaded: 0, skipped: 0 };
  let batch: Loaded<T>[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const loaded = await loadBatch(engine, source, batch);
    state = { loaded: state.loaded + loaded, skipped: state.skipped + batch.length - loaded };
    batch = [];
    onBatch(state);
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return state;
}
