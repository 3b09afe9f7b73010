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

async function carried({ connection }: Store, { name, collection, where, change }: Migration): Promise<number> {
  const rows = connection.getClient().db(connection.name).collection<{ readonly _id: string }>(collection);
  let done = 0;
  for (;;) {
    const found = await rows
      .find(where, { projection: { _id: 1 } })
      .limit(BATCH)
      .toArray();
    if (found.length === 0) return done;
    const ids = found.map(({ _id }) => _id);
    const { modifiedCount } = await rows.updateMany({ _id: { $in: ids } }, change as never);
    if (modifiedCount === 0) throw new Error(`Migration ${name} finds the rows again that it changed`);
    done += modifiedCount;
  }
}

/** One process at a time; the others wait, and find it done. */
async function alone<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID();
  while (!(await holds(store, LEASE.name, { owner, seconds: LEASE.seconds })))
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  return work().finally(() => letGo(store, owner));
}

/** Carries out, in their order, the migrations that this database has not had, and writes each down when it is whole. */
export async function migrate(store: Store, migrations: readonly Migration[], log: Log): Promise<void> {
  if (migrations.length === 0) return;
  const { connection } = store;
  const made = connection.getClient().db(connection.name).collection<Made>('migrations');
  const isMade = async ({ name }: Migration): Promise<boolean> => (await made.findOne({ _id: name })) !== null;
  await alone(store, async () => {
    for (const migration of migrations) {
      if (await isMade(migration)) continue;
      const rows = await carried(store, migration);
      await made.insertOne({ _id: migration.name, rows, at: new Date() });
      log.info({ migration: migration.name, rows }, 'migrated');
    }
  });
}
