import { watched } from '../query/pulse.ts';
import type { Command, Handler } from './command.ts';
import type { Reply } from '../wire/reply.ts';

// How long a read may keep others waiting, in milliseconds; what takes longer begins again in a worker.
const PATIENCE = 6;

// Some hundred rows are never long: then it is the machine that is slow.
const FEW = 8;

class TooLong extends Error {}

/** A read that goes to a worker when it takes long. A transaction's does not: only here are its own writes known. */
export function handedOver(run: (command: Command) => Reply): Handler {
  return (command) => {
    const { workers } = command.server;
    if (!workers || command.reading.transaction) return run(command);
    const end = performance.now() + PATIENCE;
    let checks = 0;
    try {
      return watched(
        () => {
          if (++checks > FEW && performance.now() > end) throw new TooLong();
        },
        () => run(command),
      );
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
      return workers.run(command);
    }
  };
}
