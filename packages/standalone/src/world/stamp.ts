import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lies in a data folder: which world, as of when, and whether all of it. */
export interface Stamp {
  readonly world: string;
  /** The instant the world was made for; a load that is taken up again makes the same rows. */
  readonly now: string;
  readonly isWhole: boolean;
}

const fileIn = (dataDir: string): string => join(dataDir, 'world.json');

export const readStamp = (dataDir: string): Stamp | null =>
  existsSync(fileIn(dataDir)) ? (JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Stamp) : null;

/** Written beside and renamed: never half a stamp. */
export function writeStamp(dataDir: string, stamp: Stamp): void {
  const draft = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(stamp)}\n`);
  renameSync(draft, fileIn(dataDir));
}
