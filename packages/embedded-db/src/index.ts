import { serve as start } from './interim/server.mjs';

export type ServeOptions = {
  readonly path: string;
  readonly port?: number;
  readonly noSync?: boolean;
  readonly mapSize?: number;
};

export type Database = { readonly uri: string; readonly port: number; close(): Promise<void> };

/** Serves the database in `path` on loopback; port 0 takes a free one. */
export async function serve(options: ServeOptions): Promise<Database> {
  const { uri, port, close } = await start({ port: 0, ...options });
  return { uri, port, close };
}
