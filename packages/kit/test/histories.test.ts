import fc from 'fast-check';
import { town } from '@linli/testkit';
import { systemViewer } from '../src/inside.ts';
import { rooms, subgraph } from './houses/subgraph.ts';

const { settle, running } = town(subgraph);
const places = ['340111400001', '340111400002', '340111010000', '340111011001', '340111400001001', '441900001001'];

const step = fc.record({
  at: fc.nat(),
  place: fc.option(fc.constantFrom(...places), { nil: null }),
  rent: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 5 }), fc.constantFrom(0.1, 0.2, 1.5)),
  kind: fc.option(fc.constantFrom('LARGE', 'SMALL'), { nil: undefined }),
  day: fc.option(fc.integer({ min: 0, max: 70 }), { nil: null }),
});

describe('the counters', () => {
  it('say after any history what a recount of the rows says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { engine } = running();
        const open = () => engine.contextFor({ viewer: systemViewer('history'), requestId: 'h' }).open(rooms);
        const ids: string[] = [];
        for (const { at, place, rent, kind, day } of steps) {
          const freeFrom = day === null ? null : new Date(Date.UTC(2026, 0, 1 + day));
          const set = { rent, freeFrom, ...(kind ? { kind } : {}) };
          const id = ids[at % (ids.length + 1)];
          if (id) await open().amend(id, () => ({ set, ...(place ? { moveTo: place } : {}) }));
          else ids.push((await open().insert(place ?? '340111400001', { set })).id);
        }
        await settle();
        expect(await engine.drift()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
