import type { MongoClient } from 'mongodb';

/** Connects to a running server. Only here the driver is loaded: a server does without it. */
export async function connect(uri: string): Promise<MongoClient> {
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(uri, { appName: 'embedded-db', serverSelectionTimeoutMS: 10_000 });
  return client.connect();
}
