const EVERY = 64;
let check: (() => void) | undefined;
let beats = 0;

/** Called for every row that is looked at: what runs for long can be stopped here. */
export function pulse(): void {
  if (check && ++beats % EVERY === 0) check();
}

/** Runs something that `own` may stop by throwing. */
export function watched<T>(own: () => void, run: () => T): T {
  const before = check;
  check = own;
  try {
    return run();
  } finally {
    check = before;
  }
}
