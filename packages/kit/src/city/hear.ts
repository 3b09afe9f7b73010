import { speakerOf } from '@linli/contract';
import type { EventData } from '../decision.ts';
import type { Context } from '../engine/context.ts';
import type { Engine } from '../engine/engine.ts';
import { keepPolicy, NARROWED } from '../engine/purpose-policy.ts';
import { Failure } from '../errors.ts';
import type { JournalRow } from '../store/journal.ts';
import { systemViewer } from '../viewer.ts';
import { whyOf } from '../why.ts';
import { forgetNamed } from './forget-named.ts';
import type { Heard } from './heard.ts';

/** A journal row as it goes over the wire, with what is for its hearer alone. */
export function toHeard(service: string, row: JournalRow, whisper: EventData | null): Heard {
  const { _id: id, subject, place: jurisdiction, version, at, event } = row;
  const { who, purpose, action, entity, fields, outcome, reason, requestId, about } = row;
  const person = about ? { about } : {};
  const audit = { service, at, who, purpose, action, entity, fields, outcome, reason, requestId, ...person };
  const told = { id, type: event?.type ?? null, subject, jurisdiction, version, at, data: event?.data ?? {}, audit };
  return whisper ? { ...told, whisper } : told;
}

/** Whether an event is one the service may hand over: of its own journal, and nothing another says. */
export const isOf = ({ type, audit }: Heard, service: string): boolean =>
  audit.service === service && (type === null || (speakerOf(type) ?? service) === service);

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
    await hearer(each, engine.as(context, viewer, each.audit.requestId));
  }
}

const isAway = (error: unknown): boolean => error instanceof Failure && error.code === 'TRY_AGAIN';

const turns = new WeakMap<Engine, Promise<unknown>>();

/**
 * Takes a batch in: what was heard before is passed over, the effect and its receipts commit together. Batches go one
 * after another, because each may build on what the last one wrote. Gives back the ids of what could not be taken in;
 * throws when that is all of it.
 */
export function hear(engine: Engine, batch: readonly Heard[]): Promise<readonly string[]> {
  const mine = (turns.get(engine) ?? Promise.resolve()).then(() => takeIn(engine, batch.map(revived)));
  turns.set(
    engine,
    mine.catch(() => undefined),
  );
  return mine;
}

/** Hears, and answers the sender: the ids of what could not be taken in. Throws when the database is away. */
export async function receive(engine: Engine, batch: readonly Heard[]): Promise<readonly string[]> {
  try {
    return await hear(engine, batch);
  } catch (error) {
    if (isAway(error)) throw error;
    engine.log.error({ heard: batch.length, ...whyOf(error) }, 'nothing could be taken in');
    return batch.map(({ id }) => id);
  }
}

async function takeIn(engine: Engine, batch: readonly Heard[]): Promise<readonly string[]> {
  try {
    await take(engine, batch);
    return [];
  } catch (error) {
    if (batch.length < 2 || isAway(error)) throw error;
    return inHalves(engine, batch);
  } finally {
    engine.wake();
  }
}

// One that fails must not hold up the others: halves, and halves of the half that fails, find it in few transactions.
// Only what came later about the same subject waits for it.
async function inHalves(engine: Engine, batch: readonly Heard[]): Promise<readonly string[]> {
  const stuck = new Set<string>();
  const left: string[] = [];
  let last: unknown = null;
  const parts: (readonly Heard[])[] = halves(batch);
  for (let part = parts.shift(); part; part = parts.shift()) {
    const able = part.filter(({ subject }) => !stuck.has(subject));
    left.push(...part.filter(({ subject }) => stuck.has(subject)).map(({ id }) => id));
    if (able.length === 0) continue;
    try {
      await take(engine, able);
    } catch (error) {
      if (isAway(error)) throw error;
      const [one] = able;
      if (able.length > 1 || !one) {
        parts.unshift(...halves(able));
        continue;
      }
      engine.log.error({ heard: one.id, type: one.type, ...whyOf(error) }, 'could not be taken in');
      last = error;
      stuck.add(one.subject);
      left.push(one.id);
    }
  }
  if (left.length === batch.length) throw last;
  return left;
}

const halves = (batch: readonly Heard[]): (readonly Heard[])[] => {
  const middle = Math.ceil(batch.length / 2);
  return [batch.slice(0, middle), batch.slice(middle)];
};

async function take(engine: Engine, heard: readonly Heard[]): Promise<void> {
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
    // The same thing may stand in a batch twice.
    const fresh = [...new Map(heard.map((each) => [each.id, each])).values()].filter(({ id }) => !before.has(id));
    if (fresh.length === 0) return;
    await books.heard.insertMany(
      fresh.map(({ id }) => ({ _id: id, at: new Date() })),
      { session },
    );
    for (const each of fresh) if (each.type === NARROWED) await keepPolicy(engine.store, each, session);
    await tell(engine, fresh, context);
    for (const each of fresh) if (each.whisper) await forgetNamed(engine.subgraph, each, context);
  });
}
