import { createNoopMeter, type Meter } from '@opentelemetry/api';

const silent = createNoopMeter();
let meter: Meter = silent;

/** Switches measuring on, or off with null. */
export function measureWith(given: Meter | null): void {
  meter = given ?? silent;
}

/** Where instruments come from; they hold nothing while measuring is off. Ask after telemetry has started. */
export const theMeter = (): Meter => meter;

export const isMeasuring = (): boolean => meter !== silent;

/** Seconds (semantic conventions of HTTP durations). */
export const DURATIONS = {
  advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] },
};
