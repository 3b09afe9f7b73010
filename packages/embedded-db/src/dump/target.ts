import type { Doc } from '../bson/doc.ts';

/** Where a dump is restored into: something that answers commands. */
export type Target = {
  /** Carries out a command; a refusal is thrown, with the server's words. */
  command(db: string, body: Doc): Promise<Doc>;
  insert(db: string, collection: string, documents: readonly Buffer[]): Promise<void>;
  close(): Promise<void>;
};
