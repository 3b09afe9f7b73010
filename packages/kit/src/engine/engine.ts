import type { GraphQLSchema } from 'graphql';
import type { ClientSession } from 'mongoose';
import type { Row } from '../collection/collection.ts';
import type { Desk } from '../carry/desk.ts';
import type { Drift } from '../city/projector.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Subgraph } from '../subgraph.ts';
import type { Viewer } from '../viewer.ts';
import type { Context } from './context.ts';

export interface Asking {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly idempotencyKey?: string | null;
}

/** A subgraph at work: its store, its schema, and the ways to a context. */
export interface Engine {
  readonly subgraph: Subgraph;
  readonly store: Store;
  readonly schema: GraphQLSchema;
  readonly log: Log;
  now(): Date;
  contextFor(asking: Asking): Context;
  /** Runs work in one transaction, with a context of its own for each go. */
  within<T>(context: Context, task: (context: Context) => Promise<T>): Promise<T>;
  /** The same work as another viewer, and for another request if one is named. */
  as(context: Context, viewer: Viewer, requestId?: string): Context;
  sessionOf(context: Context): ClientSession;
  deskOf(context: Context): Desk;
  /** Something is in the journal: projector and relay look now and not at their next round. */
  wake(): void;
  onWake(listener: () => void): void;
  /** Says of a row of an entity whether its fields count one class higher; null where none ever do. */
  raisedOf(entity: string): ((row: Row, now: Date) => boolean) | null;
  /** The person a row is about. */
  aboutOf(entity: string, row: Row): string;
  drift(): Promise<readonly Drift[]>;
}
