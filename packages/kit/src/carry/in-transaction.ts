import type { Desk } from './desk.ts';

/** Row and journal row commit together: in the transaction there is, or in one of its own where there is none. */
export const inTransaction = <T>(desk: Desk, task: (desk: Desk) => Promise<T>): Promise<T> =>
  desk.work.session ? task(desk) : desk.store.together((work) => task({ ...desk, work }));
