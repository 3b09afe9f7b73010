import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { serve } from '@linli/embedded-db';
import type { Collection, Db, Document } from 'mongodb';
import type { Database } from '@linli/embedded-db';

export type Place = {
  readonly uri: () => string;
  readonly client: () => MongoClient;
  readonly db: () => Db;
  /** A collection nobody has used. */
  readonly fresh: () => Collection<Document & { _id?: unknown }>;
};

let collections = 0;

/** A database for one file of tests, on a free port and in a folder of its own. */
export function database(): Place {
  let running: { readonly path: string; readonly server: Database; readonly client: MongoClient } | undefined;
  const started = () => running ?? raise();
  beforeAll(async () => {
    const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
    const server = await serve({ path, noSync: true });
    running = { path, server, client: await MongoClient.connect(server.uri) };
  });
  afterAll(async () => {
    const { path, server, client } = started();
    await client.close();
    await server.close();
    await rm(path, { recursive: true });
  });
  return {
    uri: () => started().server.uri,
    client: () => started().client,
    db: () => started().client.db('test'),
    fresh: () => started().client.db('test').collection(`things${++collections}`),
  };
}

function raise(): never {
  throw new Error('The database has not started.');
}

/** The code of the error that something ends in. */
export async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
    return 'no error';
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
}
