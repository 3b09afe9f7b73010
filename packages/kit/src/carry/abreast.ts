import { setImmediate as turn } from 'node:timers/promises';

/**
 * Carries out changes of one transaction that do not read one another: each begins when what the one before wrote is on
 * its way, so that the next is made while the database is busy. All of them have come off, or it throws.
 */
export async function abreast(tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const begun: Promise<unknown>[] = [];
  for (const task of tasks) {
    const one = task();
    // The first that fails is told at the end; none is without somebody who listens.
    one.catch(() => undefined);
    begun.push(one);
    await turn();
  }
  await Promise.all(begun);
}
