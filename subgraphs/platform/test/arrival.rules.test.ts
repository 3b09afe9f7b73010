import type { Heard } from '@linli/kit';
import fc from 'fast-check';
import { arrive, chainOf, type ChainTip, emptyChain, nowhere } from '../src/arrival.rules.ts';
import type { AuditEntry } from '../src/audit-entry.model.ts';
import { isSoundAt, type Link } from '../src/chain.rules.ts';
import { linkOf } from '../src/ledger.ts';

const at = new Date('2026-03-02T01:00:00Z');

const aTold = (id: string, jurisdiction: string, type: string | null): Heard => ({
  id,
  type,
  subject: 'c1',
  jurisdiction,
  version: 1,
  at,
  data: {},
  audit: {
    service: 'cases',
    at,
    who: { id: 'u-zhang', roles: ['hub-operator'], home: '340111400000' },
    purpose: null,
    action: type ?? 'case.revealed',
    entity: 'Case',
    fields: [],
    outcome: type ? 'DONE' : 'REVEALED',
    reason: null,
    requestId: 'r1',
  },
});

const told = fc
  .array(
    fc.tuple(
      fc.constantFrom('340111400001', '340111000000', '340103009001', '340100000000', ''),
      fc.constantFrom('case.closed', null),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((some) => some.map(([place, type], index) => aTold(`e${index}`, place, type)));

interface Ledger {
  readonly entries: readonly Link[];
  readonly positions: readonly number[];
  readonly events: readonly { readonly district: string; readonly sequence: number; readonly position: number }[];
}

/** What stands in ledger and journal after these batches, as a database would keep it. */
function after(batches: readonly (readonly Heard[])[]): Ledger {
  const tips = new Map<string, ChainTip>();
  const entries: AuditEntry[] = [];
  const events: Ledger['events'][number][] = [];
  for (const batch of batches) {
    const arrivals = arrive(batch, tips, Math.max(0, ...entries.map(({ position }) => position)));
    for (const { set } of arrivals.entries) {
      const entry = set as AuditEntry;
      entries.push(entry);
      tips.set(entry.chain, entry);
    }
    events.push(...arrivals.events.map(({ set }) => set as unknown as (typeof events)[number]));
  }
  return {
    entries: entries.map(linkOf),
    positions: entries.map(({ position }) => position).sort((a, b) => a - b),
    events,
  };
}

const split = (batch: readonly Heard[], cuts: readonly number[]): readonly (readonly Heard[])[] => {
  const places = [...new Set([0, ...cuts.map((cut) => cut % batch.length), batch.length])].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => batch.slice(places[index], end));
};

const hashesOf = ({ entries }: Ledger, chain: string): readonly string[] =>
  entries.filter((entry) => entry.chain === chain).map(({ hash }) => hash);

const count = (from: number, length: number): readonly number[] => Array.from({ length }, (_, index) => from + index);

describe('what arrives', () => {
  it('is chained alike in one batch or in many', () => {
    fc.assert(
      fc.property(told, fc.array(fc.nat(), { maxLength: 6 }), (batch, cuts) => {
        const [whole, parts] = [after([batch]), after(split(batch, cuts))];
        for (const chain of new Set(batch.map(chainOf))) expect(hashesOf(parts, chain)).toEqual(hashesOf(whole, chain));
      }),
    );
  });

  it('is chained alike whatever comes from other districts in between', () => {
    fc.assert(
      fc.property(told, (batch) => {
        const mixed = after([batch]);
        for (const chain of new Set(batch.map(chainOf))) {
          const alone = after([batch.filter((each) => chainOf(each) === chain)]);
          expect(hashesOf(mixed, chain)).toEqual(hashesOf(alone, chain));
        }
      }),
    );
  });

  it('has one position each, and each district counts its lines and its events without a gap', () => {
    fc.assert(
      fc.property(told, fc.array(fc.nat(), { maxLength: 6 }), (batch, cuts) => {
        const ledger = after(split(batch, cuts));
        expect(ledger.positions).toEqual(count(1, batch.length));
        for (const chain of new Set(batch.map(chainOf))) {
          const lines = ledger.entries.filter((entry) => entry.chain === chain);
          const own = ledger.events.filter(({ district }) => district === chain);
          expect(lines.map(({ seq }) => seq)).toEqual(count(1, lines.length));
          expect(lines.every((entry) => isSoundAt(entry, entry.seq))).toBe(true);
          expect(own.map(({ sequence }) => sequence)).toEqual(count(1, own.length));
        }
        const feed = ledger.events.map(({ position }) => position);
        expect(feed).toEqual([...feed].sort((a, b) => a - b));
      }),
    );
  });

  it('at no place is kept in a chain of its own', () => {
    expect(chainOf(aTold('e1', '', null))).toBe(nowhere);
    expect(chainOf(aTold('e1', 'elsewhere', null))).toBe(nowhere);
    expect(arrive([aTold('e1', '', null)], new Map([[nowhere, emptyChain]]), 0).entries[0]?.place).toBe(nowhere);
  });
});
