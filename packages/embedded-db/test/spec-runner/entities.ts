import { ClientSession, Collection, Db, MongoClient } from 'mongodb';
import { observe } from './events.ts';
import type { Document } from 'mongodb';
import type { Observed } from './events.ts';

/** A case asks for something that nobody foresaw here. */
export class NotHere extends Error {}

/** The kinds of entities that can be made here. */
export const KINDS = new Set(['client', 'database', 'collection', 'session']);

/** What a case works with, by the names it gives: clients, databases, collections, sessions, results. */
export class Entities {
  readonly observed = new Map<string, Observed>();
  private readonly uri: string;
  private readonly known = new Map<string, unknown>();

  constructor(uri: string) {
    this.uri = uri;
  }

  get(id: string): unknown {
    if (!this.known.has(id)) throw new NotHere(`no entity ${id}`);
    return this.known.get(id);
  }

  set(id: string, value: unknown): void {
    this.known.set(id, value);
  }

  session(id: string): ClientSession {
    const session = this.get(id);
    if (session instanceof ClientSession) return session;
    throw new NotHere(`${id} is no session`);
  }

  client(id: string): MongoClient {
    const client = this.get(id);
    if (client instanceof MongoClient) return client;
    throw new NotHere(`${id} is no client`);
  }

  async create(list: readonly Document[]): Promise<void> {
    for (const one of list) {
      const [[kind, spec] = ['', {}]] = Object.entries(one);
      this.set(String(spec.id), await this.make(kind, spec));
    }
  }

  private async make(kind: string, spec: Document): Promise<unknown> {
    switch (kind) {
      case 'client':
        return this.connect(spec);
      case 'database':
        return this.client(spec['client']).db(spec['databaseName'], spec['databaseOptions']);
      case 'collection': {
        const db = this.get(spec['database']);
        if (!(db instanceof Db)) throw new NotHere(`${spec['database']} is no database`);
        return db.collection(spec['collectionName'], spec['collectionOptions']);
      }
      case 'session':
        return this.client(spec['client']).startSession(spec['sessionOptions']);
      default:
        throw new NotHere(`entities of the kind ${kind}`);
    }
  }

  private async connect(spec: Document): Promise<MongoClient> {
    if (spec['autoEncryptOpts'] !== undefined) throw new NotHere('client-side encryption');
    const { appname, useMultipleMongoses: _, ...options } = spec['uriOptions'] ?? {};
    const client = new MongoClient(this.uri, {
      serverSelectionTimeoutMS: 5000,
      monitorCommands: true,
      ...options,
      ...(appname !== undefined && { appName: appname }),
      ...(spec['serverApi'] !== undefined && { serverApi: spec['serverApi'] }),
    });
    this.observed.set(spec['id'], observe(client, spec));
    await client.connect();
    return client;
  }

  /** Ends sessions, cursors and connections. */
  async close(): Promise<void> {
    const all = [...this.known.values()];
    for (const one of all) if (one instanceof ClientSession) await one.endSession().catch(ignore);
    for (const one of all) if (isClosable(one)) await one.close().catch(ignore);
    for (const one of all) if (one instanceof MongoClient) await one.close().catch(ignore);
  }
}

function isClosable(value: unknown): value is { close(): Promise<void> } {
  const isOther = value instanceof MongoClient || value instanceof Db || value instanceof Collection;
  return typeof value === 'object' && value !== null && 'close' in value && !isOther;
}

// Whatever a case has broken on purpose may refuse to close.
function ignore(): void {
  return undefined;
}
