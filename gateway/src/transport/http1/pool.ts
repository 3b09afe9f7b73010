import { connection, type Call, type Connection } from './connection.ts';

/** A bounded number of connections to one address. Calls wait in line for the next that is free. */
export interface Pool {
  /** Sends a call as soon as a connection is free. What comes back ends it, wherever it stands, without a word. */
  readonly send: (call: Call) => () => void;
  /** How many calls are under way, and how many wait in line. */
  readonly load: () => { readonly running: number; readonly waiting: number };
  readonly close: () => void;
}

const closed = (): Error => Object.assign(new Error('the pool is closed'), { code: 'ECONNABORTED' });

export function pool(address: URL, most: number): Pool {
  const all = new Set<Connection>();
  const idle: Connection[] = [];
  const waiting = new Set<Call>();
  const under = new Map<Call, Connection>();
  let isClosed = false;

  /** The one used last is the surest to be still there. */
  const fresh = (): Connection | null => {
    for (let found = idle.pop(); found; found = idle.pop()) {
      if (found.isFresh()) return found;
      found.destroy();
    }
    return null;
  };

  const opened = (): Connection | null => {
    if (all.size >= most) return null;
    const made = connection(address, {
      idle: (free) => {
        idle.push(free);
        next();
      },
      gone: (dead) => {
        all.delete(dead);
        const at = idle.indexOf(dead);
        if (at >= 0) idle.splice(at, 1);
        if (waiting.size > 0) setImmediate(next);
      },
      over: (call) => void under.delete(call),
    });
    all.add(made);
    return made;
  };

  const start = (call: Call): boolean => {
    const free = fresh() ?? opened();
    if (!free) return false;
    under.set(call, free);
    free.send(call);
    return true;
  };

  const next = (): void => {
    for (const call of waiting) {
      if (isClosed || !start(call)) return;
      waiting.delete(call);
    }
  };

  return {
    send(call) {
      if (isClosed) call.failed(closed());
      else if (!start(call)) waiting.add(call);
      return () => {
        waiting.delete(call);
        under.get(call)?.destroy();
      };
    },
    load: () => ({ running: under.size, waiting: waiting.size }),
    close() {
      isClosed = true;
      for (const each of all) each.destroy();
      for (const each of waiting) each.failed(closed());
      waiting.clear();
    },
  };
}
