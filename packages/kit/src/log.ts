import { type Logger, pino } from 'pino';
import { traceIdHere } from './telemetry/inside.ts';

export type Log = Pick<Logger, 'debug' | 'error' | 'info' | 'warn'>;

// Names of fields that may carry a person or a secret. What is not an id or a code has no business in a log line.
const personal = [
  'name',
  'phone',
  'idNumber',
  'address',
  'password',
  'token',
  'authorization',
  'reporterName',
  'reporterPhone',
  'variables',
  'content',
];

export interface LogSettings {
  readonly level: 'debug' | 'error' | 'info' | 'silent' | 'warn';
  readonly name: string;
}

/** One JSON object a line, with personal fields taken out at the source. */
export const logOf = ({ level, name }: LogSettings): Log =>
  pino({
    level,
    base: { service: name },
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => {
      const traceId = traceIdHere();
      return traceId ? { traceId } : {};
    },
    formatters: { level: (label) => ({ level: label }) },
  });
