/** Tells those who wait for a change that something was committed. */
export class Commits {
  private waiting = new Set<() => void>();

  announce(): void {
    const woken = this.waiting;
    this.waiting = new Set();
    for (const wake of woken) wake();
  }

  /** Resolves with the next commit, or after so many milliseconds. */
  next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(0, milliseconds));
      timer.unref();
      this.waiting.add(wake);
    });
  }
}
