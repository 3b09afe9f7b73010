import type { Client, ClientScope, RealmFile, User } from './realm-file.ts';

/** Somebody of the realm, with the id every token names. */
export type KnownUser = User & { readonly id: string };

/** A realm ready to be asked: who is who, which client may do what. */
export interface Realm {
  readonly file: RealmFile;
  readonly users: ReadonlyMap<string, KnownUser>;
  readonly clients: ReadonlyMap<string, Client>;
  readonly scopes: ReadonlyMap<string, ClientScope>;
  readonly origins: ReadonlySet<string>;
}
