import type { Town } from '@linli/testkit';

/** Lets the database fail on purpose, as MongoDB's own `failCommand` does. */
export function failing({ running }: Town) {
  const admin = () => running().engine.store.connection.getClient().db('admin');
  const set = (mode: object | 'off', data: object = {}): Promise<unknown> =>
    admin()
      .command({ configureFailPoint: 'failCommand', mode, data })
      // The driver drops all its connections when one breaks, and this command may sit on one of them.
      .catch(() => set(mode, data));
  return {
    /** The connection breaks under so many commands, before they are carried out. */
    breaksOff: (times: number, ...failCommands: string[]) => set({ times }, { failCommands, closeConnection: true }),
    /** So many commands are carried out, and nobody can say whether for good. */
    leavesInDoubt: (times: number, ...failCommands: string[]) =>
      set({ times }, { failCommands, writeConcernError: { code: 64, errmsg: 'waiting for replication timed out' } }),
    /** So many commands are refused with a code. */
    refuses: (times: number, errorCode: number, ...failCommands: string[]) =>
      set({ times }, { failCommands, errorCode }),
    worksAgain: () => set('off'),
  };
}
