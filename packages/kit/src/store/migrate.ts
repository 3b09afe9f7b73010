import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { holds, letGo } from '../city/lease.ts';
import type { Log } from '../log.ts';
import type { Store } from './store.ts';

/**
 * A change of what rows look like, made where they lie: no version, no audit line, no event. Named by when and what, as
 * `2026-11-case-source`. `where` must no longer find a row that was changed: that is how a run that was cut short goes on.
 */
export interface Migration {
  readonly name: string;
  readonly collection: string;
  readonly where: Readonly<Record<string, unknown>>;
  /** As an update has it: operators, or a pipeline. */
  readonly change: mongo.UpdateFilter<mongo.Document> | readonly mongo.Document[];
}

interface Made {
  readonly _id: string;
  readonly rows: number;
  readonly at: Date;
}

const BATCH = 1_000;
const LEASE = { name: 'migrate', seconds: 60 };
const LOOK_EVERY = 500;

/** Changes what is found, batch by batch; `stay` says before each that nobody else does the same. */
async function carried({ connection }: Store, migration: Migration, stay: () => Promise<void>): Promise<number> {
  const { name, collection, where, change } = migration;
  const rows = connection.getClient().db(connection.name).collection<{ readonly _id: string }>(collection);
  let done = 0;
  for (;;) {
    await stay();
    const found = await rows
      .find(where, { projection: { _id: 1 } })
      .limit(BATCH)
      .toArray();
    if (found.length === 0) return done;
    const these = { $and: [{ _id: { $in: found.map(({ _id }) => _id) } }, where] } as mongo.Filter<{
      readonly _id: string;
    }>;
    const { modifiedCount } = await rows.updateMany(these, change as never);
    if (await rows.findOne(these)) throw new Error(`Migration ${name} finds the rows again that it changed`);
    done += modifiedCount;
  }
}

/** One process at a time; the others wait, and find it done. One that slept too long is told so by `stay`, and ends. */
async function alone<T>(store: Store, work: (stay: () => Promise<void>) => Promise<T>): Promise<T> {
  const owner = randomUUID();
  const isMine = (): Promise<boolean> => holds(store, LEASE.name, { owner, seconds: LEASE.seconds });
  while (!(await isMine())) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  const stay = async (): Promise<void> => {
    if (!(await isMine())) throw new Error('Another process has taken the migrations over');
  };
  return work(stay).finally(() => letGo(store, owner));
}

/** Carries out, in their order, the migrations that this database has not had, and writes each down when it is whole. */
export async function migrate(store: Store, migrations: readonly Migration[], log: Log): Promise<void> {
  if (migrations.length === 0) return;
  const { connection } = store;
  const made = connection.getClient().db(connection.name).collection<Made>('migrations');
  const isMade = async ({ name }: Migration): Promise<boolean> => (await made.findOne({ _id: name })) !== null;
  await alone(store, async (stay) => {
    for (const migration of migrations) {
      if (await isMade(migration)) continue;
      const rows = await carried(store, migration, stay);
      await made.insertOne({ _id: migration.name, rows, at: new Date() });
      log.info({ migration: migration.name, rows }, 'migrated');
    }
  });
}
