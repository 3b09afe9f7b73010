import { isCode } from '@linli/vocabulary';
import type { Desk } from '../carry/desk.ts';
import { inTransaction } from '../carry/in-transaction.ts';
import { openOne } from '../carry/open.ts';
import { openPublic } from '../carry/public.ts';
import { openReference } from '../carry/open-reference.ts';
import { appendRows } from '../carry/append.ts';
import { countersFor } from '../city/counters.ts';
import type { Numbers } from '../city/numbers.ts';
import { fail } from '../errors.ts';
import { systemViewer, type Viewer } from '../viewer.ts';
import { type Context, inside } from './context.ts';
import { eachOne } from './each-one.ts';
import type { Engine } from './engine.ts';
import type { Inside } from './inside-context.ts';
import { policiesOf } from './purpose-policy.ts';
import { revealsOf } from './reveals.ts';

export interface Making {
  readonly engine: Engine;
  readonly desk: Desk;
  readonly numbers: Numbers;
  readonly idempotencyKey: string | null;
}

/** A context over one desk: opened collections are kept for the length of a request, and forgotten after a change. */
export function makeContext(making: Making): Context {
  const { engine, desk, numbers, idempotencyKey } = making;
  const { store, viewer, now, requestId } = desk;
  const kept = new Map<unknown, unknown>();
  const keep = <T>(key: unknown, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
  const asViewer = (other: Viewer): Context => makeContext({ ...making, desk: { ...desk, viewer: other } });
  const own: Inside = {
    engine,
    desk,
    idempotencyKey,
    reveals: revealsOf(desk),
    policies: policiesOf(store),
    forget: () => kept.clear(),
  };
  const context: Context = {
    viewer,
    now,
    requestId,
    [inside]: own,
    counters: { of: (node, range) => keep('counters', () => countersFor(store, viewer, now)).of(node, range) },
    open: (source) => keep(source, () => openOne(desk, source)),
    openPublic: (source) => openPublic(desk, source),
    reference: (source) => keep(source, () => openReference(desk, source)),
    number: (series, node) => numbers(series, node, now),
    memo: (key, make) => keep(`memo:${key}`, make),
    asService(name, place) {
      if (!engine.subgraph.services?.includes(name))
        throw new Error(`${engine.subgraph.name} names no service ${name}`);
      if (!isCode(place)) fail('CODE_INVALID', { field: 'jurisdictionCode' });
      return asViewer(systemViewer(`${engine.subgraph.name}/${name}`, [place]));
    },
    eachOne: (ids, work) => eachOne(context, ids, work),
    append(source, rows) {
      if (viewer.kind !== 'SYSTEM') throw new Error('Only hearers and clocks append');
      return inTransaction(desk, (own) => appendRows(own, source, rows));
    },
  };
  return context;
}
