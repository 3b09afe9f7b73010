import { Binary, UUID } from 'bson';
import { decode, encode } from '../bson/doc.ts';
import { after } from '../store/lmdb.ts';
import { credentialsOf } from './scram.ts';
import type { Doc } from '../bson/doc.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Credentials } from './scram.ts';

/** Somebody who may log in: by name and the database the name belongs to. */
export type User = {
  readonly name: string;
  readonly db: string;
  readonly id: unknown;
  readonly customData?: Doc | undefined;
  readonly credentials: Credentials;
};

const PREFIX = 'user/';

/** The users of a store, kept beside its catalogue. Once there is one, nobody does anything without a login. */
export class Users {
  private readonly tables: Tables;
  /** Grows with every change, so that connections look again whether their user is still there. */
  version = 1;
  private known: { readonly version: number; readonly isEmpty: boolean } | undefined;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  get isEmpty(): boolean {
    if (this.known?.version !== this.version) this.known = { version: this.version, isEmpty: this.all().length === 0 };
    return this.known.isEmpty;
  }

  find(db: string, name: string): User | undefined {
    const raw = this.tables.meta.get(keyOf(db, name));
    return raw && read(raw);
  }

  all(): readonly User[] {
    const start = Buffer.from(PREFIX);
    return [...this.tables.meta.getRange({ start, end: after(start) })].map(({ value }) => read(value));
  }

  /** Writes a user; call inside an LMDB write transaction. */
  put({ name, db, id, customData, credentials }: User): void {
    this.tables.meta.put(keyOf(db, name), encode({ name, db, id, customData: customData ?? null, ...credentials }));
    this.version++;
  }

  remove({ db, name }: User): void {
    this.tables.meta.remove(keyOf(db, name));
    this.version++;
  }

  /** Makes sure that somebody can log in with this password. */
  ensure(name: string, password: string): void {
    const known = this.find('admin', name);
    const credentials = credentialsOf(password);
    this.tables.root.transactionSync(() =>
      this.put(known ? { ...known, credentials } : { name, db: 'admin', id: new UUID(), credentials }),
    );
  }
}

// A zero byte cannot be part of a database's name.
function keyOf(db: string, name: string): Buffer {
  return Buffer.from(`${PREFIX}${db}\0${name}`);
}

function read(raw: Buffer): User {
  const { name, db, id, customData, salt, iterations, storedKey, serverKey } = decode(raw);
  return {
    name: String(name),
    db: String(db),
    id,
    ...(customData !== null && { customData: customData as Doc }),
    credentials: {
      salt: bytesOf(salt),
      iterations: Number(iterations),
      storedKey: bytesOf(storedKey),
      serverKey: bytesOf(serverKey),
    },
  };
}

function bytesOf(value: unknown): Buffer {
  return value instanceof Binary ? Buffer.from(value.buffer.subarray(0, value.position)) : Buffer.alloc(0);
}
