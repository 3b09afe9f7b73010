import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchema } from 'graphql';
import type { Rates } from '../store/rates.ts';
import { type AnyCollection, declarationOf, type Declared, type Row } from '../collection/collection.ts';
import type { Desk } from '../carry/desk.ts';
import { driftOf } from '../city/projector.ts';
import { numbersOf } from '../city/numbers.ts';
import { expand } from '../graph/expand.ts';
import { guard } from '../graph/guard.ts';
import { maskedFields } from './masked-fields.ts';
import { scalars } from '../graph/scalars.ts';
import type { Log } from '../log.ts';
import type { Secrets } from '../seal/secrets.ts';
import { openStore } from '../store/store.ts';
import { atOnce } from '../store/work.ts';
import type { Subgraph } from '../subgraph.ts';
import { insideOf } from './inside-context.ts';
import type { Engine } from './engine.ts';
import { makeContext } from './make-context.ts';

/** What lies in no collection of its own may say itself whom it is about. */
const saidIn = (row: Row): string | null => ('about' in row && typeof row.about === 'string' ? row.about : null);

export interface BootSettings {
  readonly mongodbUri: string;
  readonly database?: string;
  readonly cursorSecret: string;
  /** For a subgraph that seals fields. */
  readonly secrets?: Secrets | null;
  readonly rates?: Rates | undefined;
  readonly log: Log;
  readonly now?: () => Date;
}

/** The guarded schema of a subgraph. Fails on a wrong contract. */
export function schemaOf({ schema, resolvers }: Subgraph): GraphQLSchema {
  const typeDefs = expand(readFileSync(schema, 'utf8'));
  const used = Object.fromEntries(
    typeDefs.definitions.flatMap((each) =>
      each.kind === 'ScalarTypeDefinition' && scalars[each.name.value]
        ? [[each.name.value, scalars[each.name.value]]]
        : [],
    ),
  );
  return guard(buildSubgraphSchema([{ typeDefs, resolvers: { ...used, ...resolvers } as never }]));
}

/** What is said of each type. Rows that count a class higher are known by their type: no other collection may take it. */
function entitiesOf(collections: readonly AnyCollection[]): ReadonlyMap<string, Declared['options']> {
  const all = collections.map((each) => declarationOf(each).options);
  const raised = all.filter((options) => options.raised);
  const twice = raised.find(({ entity }) => all.filter((each) => each.entity === entity).length > 1);
  if (twice) throw new Error(`Several collections call their rows ${twice.entity}, and one of them raises some`);
  return new Map(all.map((options) => [options.entity, options]));
}

/** Brings a subgraph up as far as its store and schema; nothing listens yet. */
export async function boot(subgraph: Subgraph, settings: BootSettings): Promise<Engine> {
  const schema = schemaOf(subgraph);
  const { mongodbUri: uri, database = subgraph.name, cursorSecret: secret, log, now = () => new Date() } = settings;
  const { secrets = null, rates } = settings;
  const { collections, references = [] } = subgraph;
  const masked = maskedFields(schema, collections);
  const entities = entitiesOf(collections);
  const store = await openStore({ uri, database, collections, references, rates, secrets });
  const numbers = numbersOf(store);
  const optionsOf = (entity: string) => entities.get(entity);
  const listeners: (() => void)[] = [];
  const context = (desk: Desk, idempotencyKey: string | null) => makeContext({ engine, desk, numbers, idempotencyKey });
  const engine: Engine = {
    subgraph,
    store,
    schema,
    log,
    now,
    contextFor: ({ viewer, requestId, idempotencyKey = null }) =>
      context({ store, viewer, requestId, now: now(), work: atOnce, secret, masked, held: new Map() }, idempotencyKey),
    within: (outer, task) =>
      store.together((go) => {
        const { desk, idempotencyKey } = insideOf(outer);
        if (desk.work.session) throw new Error('This work is in a transaction already');
        return task(context({ ...desk, work: go, held: new Map() }, idempotencyKey));
      }),
    as: (outer, viewer, requestId = outer.requestId) => context({ ...insideOf(outer).desk, viewer, requestId }, null),
    sessionOf(outer) {
      const { session } = insideOf(outer).desk.work;
      if (!session) throw new Error('This work is in no transaction');
      return session;
    },
    deskOf: (outer) => insideOf(outer).desk,
    wake: () => listeners.forEach((listener) => listener()),
    onWake: (listener) => void listeners.push(listener),
    raisedOf: (entity) => optionsOf(entity)?.raised ?? null,
    aboutOf: (entity, row) => optionsOf(entity)?.about?.(row) ?? saidIn(row) ?? row.id,
    drift: () => driftOf(store, collections),
  };
  return engine;
}
