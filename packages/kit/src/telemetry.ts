// The telemetry of all services, ours and the gateway's.
export { telemetrySettings } from './telemetry/config.ts';
export { DURATIONS, isMeasuring, theMeter } from './telemetry/metrics.ts';
export { beginTrace, during, spanBelow, unsampled } from './telemetry/spans.ts';
export { startTelemetry, type Telemetry, type TelemetrySettings } from './telemetry/start.ts';
export { traceparentOf } from './telemetry/traceparent.ts';
