import fc from 'fast-check';
import { canonical } from '../src/canonical.rules.ts';
import { isSoundAt, link, origin } from '../src/chain.rules.ts';
import { examine, type Findings } from '../src/examination.ts';
import { aLine, chains, rehashed, renumbered, stored } from './ledgers.ts';
import type { Link } from '../src/chain.rules.ts';

const all = {
  from: 1,
  through: Number.MAX_SAFE_INTEGER,
  milestones: [],
  effort: { pieces: 100, reach: 30, tries: 1000 },
};
const read = (links: readonly Link[], heads: readonly Link[] = []): Promise<Findings> =>
  examine(stored(links), { ...all, milestones: heads });
const at = (links: readonly Link[], index: number): Link =>
  links[index] ?? links[0] ?? rehashed(link(origin, [aLine()])[0] as Link);

/** A chain and a place in it, chosen anew each time. */
const placed = (shortest = 1) =>
  chains(shortest).chain((links) => fc.tuple(fc.constant(links), fc.nat(links.length - 1)));

const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<void>) =>
  fc.assert(fc.asyncProperty(arbitrary, check), { numRuns: 120 });

describe('one text for one value', () => {
  it('is the same whatever order the keys came in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(turned)).toBe(canonical(value));
        expect(JSON.parse(canonical(value))).toEqual({ ...value });
      }),
    );
  });

  // RFC 8785, section 3.2.3: keys are sorted by UTF-16 code units.
  it('sorts keys as RFC 8785 does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '1': 'One',
      '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control',
    };
    expect(Object.keys(JSON.parse(canonical(value)))).toEqual(expect.arrayContaining(Object.keys(value)));
    expect(canonical(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji"}',
    );
  });

  it('writes a time as its ISO text and leaves out what is undefined', () => {
    expect(canonical({ b: undefined, a: [new Date(0), 1e21, -0] })).toBe('{"a":["1970-01-01T00:00:00.000Z",1e+21,0]}');
  });
});

describe('an untouched chain', () => {
  it('passes, whole or in part, with its heads or without', () =>
    holds(placed(), async ([links, place]) => {
      expect((await read(links)).faults).toEqual([]);
      expect((await read(links, [at(links, place)])).faults).toEqual([]);
      const part = await examine(stored(links), { ...all, from: place + 1, milestones: links });
      expect(part).toEqual({ checked: links.length - place, last: links.length, faults: [] });
    }));

  it('is the same chain whether its lines came one by one or together', () =>
    holds(placed(), async ([links, place]) => {
      const first = link(origin, links.slice(0, place));
      const rest = link(first.at(-1) ?? origin, links.slice(place));
      expect([...first, ...rest]).toEqual(links);
    }));
});

describe('somebody with the database in their hands', () => {
  it('changes a text: the place is named', () =>
    holds(placed(), async ([links, place]) => {
      const broken = links.map((each, index) => (index === place ? { ...each, actor: 'u-nobody' } : each));
      expect((await read(broken)).faults).toEqual([{ kind: 'CHANGED', seq: place + 1, until: place + 1 }]);
    }));

  it.each(['hash', 'prevHash'] as const)('changes a stored %s: the place is named', (field) =>
    holds(placed(), async ([links, place]) => {
      const broken = links.map((each, index) => (index === place ? { ...each, [field]: 'f'.repeat(64) } : each));
      expect((await read(broken)).faults).toEqual([{ kind: 'CHANGED', seq: place + 1, until: place + 1 }]);
    }),
  );

  it('changes a text and its hash: the follower gives it away, at the end the head', () =>
    holds(placed(), async ([links, place]) => {
      const broken = links.map((each, index) => (index === place ? rehashed({ ...each, actor: 'u-nobody' }) : each));
      const isLast = place === links.length - 1;
      const kind = isLast ? 'REWRITTEN' : 'CHANGED';
      const from = isLast ? 1 : place + 1;
      expect((await read(broken, [at(links, links.length - 1)])).faults).toEqual([
        { kind, seq: from, until: place + 1 },
      ]);
    }));

  it('ties a link to something else and hashes it again: the place is named', () =>
    holds(placed(2), async ([links, place]) => {
      const tied = (each: Link) => rehashed({ ...each, prevHash: 'f'.repeat(64) });
      const broken = links.map((each, index) => (index === place ? tied(each) : each));
      const [first] = (await read(broken)).faults;
      // The last one has no follower, so that either of the two may be the forged one: the earlier is named.
      const isLast = place === links.length - 1;
      expect(first).toEqual({ kind: 'CHANGED', seq: isLast ? place : place + 1, until: isLast ? place : place + 1 });
    }));

  it('takes a line out: the gap is named', () =>
    holds(placed(), async ([links, place]) => {
      const broken = links.filter((_, index) => index !== place);
      const isLast = place === links.length - 1;
      const kind = isLast ? 'TRUNCATED' : 'DELETED';
      expect((await read(broken, links)).faults).toEqual([{ kind, seq: place + 1, until: place + 1 }]);
    }));

  it('takes several lines out and renumbers the rest: the gap is named', () =>
    holds(fc.tuple(placed(4), fc.integer({ min: 1, max: 3 })), async ([[links, anywhere], count]) => {
      const place = Math.min(anywhere, links.length - count - 1);
      const broken = [...links.slice(0, place), ...renumbered(links.slice(place + count), -count)];
      expect((await read(broken)).faults).toEqual([{ kind: 'DELETED', seq: place + 1, until: place + count }]);
    }));

  it('exchanges two lines: both places are named', () =>
    holds(fc.tuple(placed(2), fc.nat()), async ([[links, one], other]) => {
      const two = (one + 1 + (other % (links.length - 1))) % links.length;
      const [i, j] = one < two ? [one, two] : [two, one];
      const broken = links.map((each, index) => ({
        ...at(links, index === i ? j : index === j ? i : index),
        seq: each.seq,
      }));
      expect((await read(broken)).faults).toEqual([{ kind: 'REORDERED', seq: i + 1, until: j + 1 }]);
    }));

  it('exchanges only their texts, hashes left in place: both places are named', () =>
    holds(fc.tuple(placed(2), fc.nat()), async ([[links, one], other]) => {
      const two = (one + 1 + (other % (links.length - 1))) % links.length;
      const [i, j] = one < two ? [one, two] : [two, one];
      const broken = links.map(({ seq, prevHash, hash }, index) => ({
        ...at(links, index === i ? j : index === j ? i : index),
        seq,
        prevHash,
        hash,
      }));
      expect((await read(broken)).faults).toEqual([{ kind: 'REORDERED', seq: i + 1, until: j + 1 }]);
    }));

  it('puts a copy in and renumbers the rest: the copy is named', () =>
    holds(fc.tuple(placed(), fc.nat()), async ([[links, place], other]) => {
      const after = place + (other % (links.length - place));
      const copy = { ...at(links, place), seq: after + 2 };
      const broken = [...links.slice(0, after + 1), copy, ...renumbered(links.slice(after + 1), 1)];
      expect((await read(broken)).faults).toEqual([{ kind: 'DUPLICATED', seq: after + 2, until: after + 2 }]);
    }));

  it('puts a copy beside its original under one number: it is named', () =>
    holds(placed(), async ([links, place]) => {
      const { faults } = await read([...links, at(links, place)]);
      expect(faults).toEqual([{ kind: 'DUPLICATED', seq: place + 1, until: place + 1 }]);
    }));

  it.each([
    ['well hashed', rehashed],
    ['with hashes out of the air', (each: Link) => ({ ...each, hash: 'e'.repeat(64) })],
  ])('puts a forged line in, %s: it is named', (_, hashed) =>
    holds(placed(), async ([links, place]) => {
      const forged = hashed({ ...at(links, place), eventId: 'forged' });
      const renumberedRest = [...links.slice(0, place), forged, ...renumbered(links.slice(place), 1)];
      const fault = { kind: 'INSERTED', seq: place + 1, until: place + 1 };
      expect((await read([...links, forged])).faults).toEqual([fault]);
      // Of two last links that both fit nobody follows either: the later one is named.
      const isLast = place === links.length - 1 && forged.hash !== 'e'.repeat(64);
      const later = { kind: 'INSERTED', seq: place + 2, until: place + 2 };
      expect((await read(renumberedRest)).faults).toEqual([isLast ? later : fault]);
    }),
  );

  it('makes all hashes anew behind a change: the head kept outside gives it away', () =>
    holds(placed(), async ([links, place]) => {
      const lines = links.map((each, index) => (index === place ? { ...each, actor: 'u-nobody' } : each));
      const anew = link(origin, lines);
      expect(anew.every((each) => isSoundAt(each, each.seq))).toBe(true);
      expect((await read(anew)).faults).toEqual([]);
      expect((await read(anew, links)).faults).toEqual([{ kind: 'REWRITTEN', seq: place + 1, until: place + 1 }]);
    }));

  it('cuts the end off: the head kept outside gives it away', () =>
    holds(placed(), async ([links, place]) => {
      const { faults } = await read(links.slice(0, place), [at(links, links.length - 1)]);
      expect(faults).toEqual([{ kind: 'TRUNCATED', seq: place + 1, until: links.length }]);
    }));

  it('does anything at all to the stored links: it does not pass', () =>
    holds(fc.tuple(chains(2), fc.shuffledSubarray([0, 1, 2, 3, 4, 5]), fc.nat(5)), async ([links, order, drop]) => {
      const some = links.slice(0, 6);
      const turned = order.flatMap((index) => some[index] ?? []).filter((_, index) => index !== drop);
      const broken = turned.map((each, index) => ({ ...each, seq: index + 1 }));
      const isWhole = broken.length === some.length && broken.every((each, index) => each.hash === some[index]?.hash);
      const { faults } = await read(broken, [at(some, some.length - 1)]);
      expect(faults.length === 0).toBe(isWhole);
    }));
});

describe('a chain damaged in many places', () => {
  it('is given up after a bounded effort, its first place named', async () => {
    const links = link(
      origin,
      Array.from({ length: 400 }, (_, index) => aLine({ eventId: `e${index}` })),
    );
    const broken = links.map((each) => (each.seq > 7 ? { ...each, actor: 'u-nobody' } : each));
    const effort = { pieces: 50, reach: 100, tries: 1000 };
    const { faults, checked } = await examine(stored(broken), { ...all, effort });
    expect(faults[0]).toEqual({ kind: 'CHANGED', seq: 8, until: 8 });
    expect(checked).toBeLessThan(100);
  });
});
