/** A clock that stands still until a test moves it. */
export interface Clock {
  readonly now: () => Date;
  set(at: string): void;
  forward(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
    readonly seconds?: number;
  }): void;
  reset(): void;
}

// A Monday morning in Shanghai, in working hours.
const MORNING = '2026-03-02T09:00:00+08:00';

export function standingClock(): Clock {
  let at = new Date(MORNING);
  return {
    now: () => new Date(at),
    set(text) {
      at = new Date(text);
    },
    forward({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
      at = new Date(at.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000);
    },
    reset() {
      at = new Date(MORNING);
    },
  };
}
