/** When work has to stop: its deadline, or something around it. Lighter than an AbortSignal: many are made a second. */
export interface Ending {
  readonly hasEnded: () => boolean;
  /** Calls once when it ends, at once if it has; gives back how to stop listening. */
  readonly listen: (stop: () => void) => () => void;
}

const nothing = (): void => undefined;

/** An ending and the way to bring it about. */
export function ending(): Ending & { readonly end: () => void } {
  // Nearly always there is one listener or none.
  let first: (() => void) | null = null;
  let others: Set<() => void> | null = null;
  let isOver = false;
  return {
    hasEnded: () => isOver,
    listen: (stop) => {
      if (isOver) {
        stop();
        return nothing;
      }
      if (first === null) first = stop;
      else (others ??= new Set()).add(stop);
      return () => {
        if (first === stop) first = null;
        else others?.delete(stop);
      };
    },
    end: () => {
      if (isOver) return;
      isOver = true;
      first?.();
      others?.forEach((stop) => stop());
      [first, others] = [null, null];
    },
  };
}

/** Runs work that has to end in time, or as soon as something around it ends. Leaves no timer and no listener behind. */
export async function within<T>(ms: number, around: Ending | null, work: (ending: Ending) => Promise<T>): Promise<T> {
  const own = ending();
  const timer = setTimeout(own.end, ms);
  const forget = around?.listen(own.end);
  try {
    return await work(own);
  } finally {
    clearTimeout(timer);
    forget?.();
  }
}

/** Waits, and no longer than the work it belongs to. */
export const pauseWithin = (ms: number, around: Ending): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(() => (forget(), done()), ms);
    const forget = around.listen(() => {
      clearTimeout(timer);
      done();
    });
  });
