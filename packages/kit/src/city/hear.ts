import type { JournalRow } from '../store/journal.ts';
import type { Heard } from './heard.ts';
import type { Context } from '../engine/context.ts';
import type { Engine } from '../engine/engine.ts';
import { systemViewer } from '../viewer.ts';

/** A journal row as it goes over the wire. */
export function toHeard(service: string, row: JournalRow): Heard {
  const {
    _id: id,
    subject,
    place: jurisdiction,
    version,
    at,
    event,
    who,
    purpose,
    action,
    entity,
    fields,
    outcome,
    reason,
    requestId,
  } = row;
  const audit = { service, at, who, purpose, action, entity, fields, outcome, reason, requestId };
  return { id, type: event?.type ?? null, subject, jurisdiction, version, at, data: event?.data ?? {}, audit };
}

const revived = (heard: Heard): Heard => {
  const at = new Date(heard.at);
  return { ...heard, at, audit: { ...heard.audit, at } };
};

async function tell(engine: Engine, heard: readonly Heard[], context: Context): Promise<void> {
  const { hears = {}, hearsMany } = engine.subgraph;
  if (hearsMany) return hearsMany(heard, context);
  for (const each of heard) {
    const hearer = hears[each.type ?? ''] ?? hears['*'];
    if (!hearer) continue;
    const viewer = systemViewer(`${engine.subgraph.name}/hears`, each.jurisdiction ? [each.jurisdiction] : []);
    await hearer(each, engine.as(context, viewer));
  }
}

const turns = new WeakMap<Engine, Promise<unknown>>();

/**
 * Takes a batch in: what was heard before is passed over, the effect and its receipts commit together. Batches go one
 * after another, because each may build on what the last one wrote.
 */
export function hear(engine: Engine, batch: readonly Heard[]): Promise<void> {
  const mine = (turns.get(engine) ?? Promise.resolve()).then(() => take(engine, batch));
  turns.set(
    engine,
    mine.catch(() => undefined),
  );
  return mine;
}

async function take(engine: Engine, batch: readonly Heard[]): Promise<void> {
  const heard = batch.map(revived);
  const outer = engine.contextFor({
    viewer: systemViewer(`${engine.subgraph.name}/hears`),
    requestId: heard[0]?.audit.requestId ?? '',
  });
  await engine.within(outer, async (context) => {
    const { books } = engine.store;
    const session = engine.sessionOf(context);
    const ids = heard.map(({ id }) => id);
    const known = await books.heard.find({ _id: { $in: ids } }, { session }).toArray();
    const before = new Set(known.map(({ _id }) => _id));
    const fresh = heard.filter(({ id }) => !before.has(id));
    if (fresh.length === 0) return;
    await books.heard.insertMany(
      fresh.map(({ id }) => ({ _id: id, at: context.now })),
      { session },
    );
    await tell(engine, fresh, context);
  });
  engine.wake();
}
