import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../system-code.ts';

const FILE = 'supergraph.graphql';

/** The supergraph that was served last, so that a start does not depend on every subgraph being up. */
export async function readLastGood(folder: string): Promise<string | null> {
  try {
    return await readFile(join(folder, FILE), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Written beside and renamed: a crash leaves the old one or the new one, never half of one. */
export async function keepLastGood(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const beside = join(folder, `.${FILE}.${process.pid}`);
  await writeFile(beside, text);
  await rename(beside, join(folder, FILE));
}
