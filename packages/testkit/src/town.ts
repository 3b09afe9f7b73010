import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@linli/embedded-db';
import type { AuditLine, Collection, Row, Running, Subgraph } from '@linli/kit';
import { start } from '@linli/kit';
import { hear, project, runTick, systemViewer } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { type Clock, standingClock } from './clock.ts';
import { gateway, secrets, service, serviceKeysWith } from './keys.ts';
import { personOf, type Person, type Someone } from './person.ts';
import { type Line, linesOf } from './journal.ts';
import { documentsOf, type RawDocument } from './raw-store.ts';

/** A row of the made-up world: where it stands, and its fields. */
export type Given<T extends Row> = { readonly place: string; readonly id?: string } & Partial<Omit<T, keyof Row>>;

/** What another subgraph says, as far as a test cares. */
export interface Told {
  readonly id?: string;
  readonly type: string | null;
  readonly subject: string;
  readonly jurisdiction: string;
  readonly version?: number;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly whisper?: Readonly<Record<string, string | number | boolean | null>>;
  readonly audit?: Partial<AuditLine>;
}

export interface Town {
  readonly clock: Clock;
  running(): Running;
  /** As before each test: nothing there, nothing said. */
  empty(): Promise<void>;
  given<T extends Row>(source: Collection<T>, ...rows: readonly Given<T>[]): Promise<string[]>;
  person(someone: Someone): Person;
  anonymous(): Person;
  /** Counters are drained: statistics are exact. */
  settle(): Promise<void>;
  hear(...told: readonly Told[]): Promise<void>;
  journal(): Promise<readonly Line[]>;
  /** The database itself, past the kit. */
  rawStore(): Promise<readonly RawDocument[]>;
  tick(name: string): Promise<number>;
}

const nobody = {
  purpose: null,
  action: 'told',
  entity: '',
  fields: [],
  outcome: 'DONE',
  reason: null,
  requestId: 'r',
} as const;

const towns = new Map<Subgraph, Town>();
// Where several stories are told, none finds the settings of another.
const shared = new Set<Subgraph>();

/**
 * A town of its own for each test file: a real database in this process, a clock that stands still, empty before each
 * test. Stories of one file that ask for it share it: to start one takes longer than to tell most of them.
 */
export function town(subgraph: Subgraph): Town {
  const known = towns.get(subgraph);
  if (known) shared.add(subgraph);
  const found = known ?? newTown(subgraph);
  towns.set(subgraph, found);
  return found;
}

function newTown(subgraph: Subgraph): Town {
  const clock = standingClock();
  let running: Running;
  let stop: () => Promise<void>;
  // Reference data that a subgraph does not bring itself: settings somebody made, days a clock saw.
  let blank: NonNullable<Subgraph['references']> = [];

  beforeAll(async () => {
    const path = mkdtempSync(join(tmpdir(), 'town-'));
    const db = await serve({ path, port: 0, noSync: true, mapSize: 2 ** 30 });
    running = await start(subgraph, {
      mongodbUri: db.uri,
      gatewayKeys: [gateway.publicKey],
      serviceKeys: serviceKeysWith(subgraph.name),
      serviceKey: service.privateKey,
      cursorSecret: 'a secret of the tests, long enough for anybody',
      secrets,
      log: logOf({ level: 'error', name: subgraph.name }),
      now: clock.now,
      background: false,
    });
    const all = subgraph.references ?? [];
    const rows = await Promise.all(all.map((each) => running.engine.store.reference(each).estimatedDocumentCount()));
    blank = all.filter((_, at) => rows[at] === 0);
    stop = async () => {
      await running.close();
      await db.close();
      rmSync(path, { recursive: true, force: true });
    };
  });
  afterAll(() => stop());
  const empty = async (): Promise<void> => {
    clock.reset();
    const { store } = running.engine;
    // Numbers go on: a block handed out before would otherwise be handed out again within one test.
    const { numbers: _, keys: _keys, ...books } = store.books;
    const names = [
      ...subgraph.collections.map((each) => store.model(each).collection.name),
      ...(shared.has(subgraph) ? blank : []).map((each) => store.reference(each).collection.name),
      ...Object.values(books).map(({ collectionName }) => collectionName),
    ];
    // By the driver: before each test, all that a model would think about is too much.
    for (const name of names) await store.connection.collection(name).deleteMany({});
  };
  beforeEach(empty);

  const system = () => running.engine.contextFor({ viewer: systemViewer('given'), requestId: 'given' });
  return {
    clock,
    running: () => running,
    empty,
    async given(source, ...rows) {
      const ids: string[] = [];
      for (const { place, ...set } of rows) {
        const made = await running.engine.within(system(), ({ open }) =>
          open(source).insert(place, { set: set as never }),
        );
        ids.push(made.id);
      }
      return ids;
    },
    person: (someone) => personOf(() => running, subgraph.name, someone),
    anonymous: () => personOf(() => running, subgraph.name, { at: null, roles: [], id: 'anonymous' }),
    async settle() {
      while ((await project(running.engine.store)) > 0);
    },
    async hear(...told) {
      const at = clock.now();
      const batch = told.map(({ id = randomUUID(), version = 1, data = {}, audit = {}, ...rest }) => ({
        ...rest,
        id,
        version,
        data,
        at,
        audit: { ...nobody, service: 'elsewhere', at, who: { id: 'elsewhere', roles: [], home: null }, ...audit },
      }));
      await hear(running.engine, batch);
    },
    rawStore: () => documentsOf(running),
    journal: () => linesOf(running.engine.store.books.journal),
    tick(name) {
      const found = subgraph.ticks?.find((each) => each.name === name);
      if (!found) throw new Error(`${subgraph.name} has no tick ${name}`);
      return runTick(running.engine, found);
    },
  };
}
