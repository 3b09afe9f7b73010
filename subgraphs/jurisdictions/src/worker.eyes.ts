import type { Context } from '@linli/kit';
import { isOwn } from './assignment.rules.ts';
import { may } from './rights.rules.ts';
import { workers, type Worker } from './worker.model.ts';

/** A worker somebody comes to by way of another record: for who may see workers, and for the worker. */
export async function seenWorker(
  { open, viewer }: Pick<Context, 'open' | 'viewer'>,
  id: string,
): Promise<Worker | null> {
  const worker = await open(workers).find(id);
  return worker && (may(viewer, 'worker.read') || isOwn(worker, viewer)) ? worker : null;
}
