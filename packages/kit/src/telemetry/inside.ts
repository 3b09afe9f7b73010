import { AsyncLocalStorage } from 'node:async_hooks';
import { SpanKind, type Span } from '@opentelemetry/api';
import { during, spanBelow } from './spans.ts';

interface Here {
  readonly service: string;
  readonly span: Span;
  /** Inside the driver already, whose methods call each other. */
  readonly isAsking: boolean;
}

const under = new AsyncLocalStorage<Here>();
let underWay = 0;

/**
 * Runs work inside a span, so that what it asks of the database lies below it. Following work through its promises costs
 * every promise of the process, so it is switched off whenever no traced request is under way.
 */
export async function inside<T>(service: string, span: Span | null, work: () => Promise<T>): Promise<T> {
  if (!span) return work();
  underWay += 1;
  try {
    return await during(span, () => under.run({ service, span, isAsking: false }, work));
  } finally {
    underWay -= 1;
    if (underWay === 0) under.disable();
  }
}

/** The trace of the work under way, for log lines. */
export const traceIdHere = (): string | undefined =>
  underWay === 0 ? undefined : under.getStore()?.span.spanContext().traceId;

export interface Lying {
  readonly database: string;
  readonly collection?: string;
}

/** Whether what is asked of the database now belongs to a traced request. */
export const isTraced = (): boolean => underWay > 0 && under.getStore()?.isAsking === false;

/** One thing asked of the database, in a span below the request that asks. */
export function askingDatabase<T>(operation: string, at: Lying, ask: () => Promise<T>): Promise<T> {
  const here = underWay === 0 ? undefined : under.getStore();
  if (!here || here.isAsking) return ask();
  // Semantic conventions for MongoDB. No `db.query.text`: a filter holds what somebody looked for.
  const span = spanBelow(here.span, {
    service: here.service,
    name: at.collection ? `${operation} ${at.collection}` : operation,
    kind: SpanKind.CLIENT,
    attributes: {
      'db.system.name': 'mongodb',
      'db.operation.name': operation,
      'db.namespace': at.database,
      ...(at.collection ? { 'db.collection.name': at.collection } : {}),
    },
  });
  return during(span, () => under.run({ ...here, isAsking: true }, ask));
}
