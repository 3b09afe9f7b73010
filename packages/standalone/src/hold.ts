import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderOf(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Takes a data folder for this process: two cities over one store would each believe to be alone. A holder that is gone,
 * however it went, holds nothing. Gives back how to let go.
 */
export function hold(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'city.pid');
  const holder = holderOf(file);
  if (holder && isAlive(holder))
    throw new Error(
      `The folder ${dataDir} is in use by process ${holder}. Stop it first, or name another with --data.`,
    );
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}
