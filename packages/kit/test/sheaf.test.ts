import fc from 'fast-check';
import type { JournalRow } from '../src/inside.ts';
import { inSheaves, rowsIn } from '../src/store/sheaf.ts';

const at = new Date('2026-03-02T00:00:00Z');
const who = { id: 'svc:people/import', roles: [], home: '340111400000' };
const common = { at, who, purpose: null, entity: 'Person', outcome: 'DONE', requestId: 'r', steps: [] } as const;

const row = fc.record({
  _id: fc.uuid(),
  subject: fc.uuid(),
  place: fc.constantFrom('340111400001', '340111400002'),
  action: fc.constantFrom('people.registered', 'people.changed'),
  version: fc.integer({ min: 1, max: 2 }),
  // What people write may look like what stands beside it.
  reason: fc.constantFrom(null, '', 'none', 'b|none', 'said x'),
  fields: fc.constantFrom([], ['a'], ['a', 'b'], ['a', 'none']),
  event: fc.constantFrom(null, { type: 'people.registered', data: { code: 'c' } }, { type: 'people.moved', data: {} }),
  pending: fc.constantFrom(['platform'], ['platform', 'housing']),
});

const sorted = (rows: readonly JournalRow[]) => rows.toSorted((a, b) => (a._id < b._id ? -1 : 1));

describe('journal rows in sheaves', () => {
  it('come out as they went in, and whoever waits for one waits for its document', () => {
    let made = 0;
    const few = fc.uniqueArray(row, { selector: ({ _id }) => _id, minLength: 1, maxLength: 8 });
    const many = few.map((each) =>
      each.flatMap((one) => Array.from({ length: 45 }, (_, n) => ({ ...common, ...one, _id: `${one._id}-${n}` }))),
    );
    fc.assert(
      fc.property(many, (given) => {
        const rows = given as unknown as JournalRow[];
        const kept = inSheaves(rows, () => `sheaf-${(made += 1)}`);
        expect(kept.length).toBeLessThan(rows.length / 20);
        const back = kept.flatMap((each) => rowsIn(each).map((one) => ({ one, pending: each.pending })));
        expect(sorted(back.map(({ one: { pending: _, ...rest } }) => rest as JournalRow))).toEqual(
          sorted(rows.map(({ pending: _, ...rest }) => rest as JournalRow)),
        );
        const waiting = new Map(back.map(({ one, pending }) => [one._id, pending]));
        for (const { _id, pending } of rows) expect(waiting.get(_id)).toEqual(expect.arrayContaining([...pending]));
      }),
    );
  });
});
