import { deserialize, serialize } from 'bson';
import fc from 'fast-check';
import { differenceOf } from '../src/stream/difference.ts';

type Doc = { readonly [name: string]: number };

const asBytes = (doc: object): Buffer => Buffer.from(serialize({ _id: 'a', ...doc }));

/** What a listener makes of the state before, by what it is told. */
function followed(before: Doc, after: Doc): Doc {
  const { u, r } = deserialize(differenceOf(asBytes(before), asBytes(after))) as { u: Doc; r: readonly string[] };
  const kept = Object.entries(before).filter(([name]) => !r.includes(name));
  return { ...Object.fromEntries(kept), ...u };
}

// Names of which some begin others, and that are no whole numbers, whose order JavaScript would change.
const name = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'counts', 'count', 'c');
const fields = fc.uniqueArray(fc.tuple(name, fc.integer({ min: 0, max: 3 })), { selector: ([key]) => key });

describe('what an update changed', () => {
  it('leads from the old state to the new one, in whatever order their fields stand', () => {
    fc.assert(
      fc.property(fields, fields, (old, now) => {
        const [before, after] = [Object.fromEntries(old), Object.fromEntries(now)];
        expect(followed(before, after)).toEqual(after);
      }),
    );
  });

  it('names nothing that is the same', () => {
    const counts = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`category/${at}`, at]));
    const told = deserialize(differenceOf(asBytes({ counts }), asBytes({ counts: { ...counts, 'category/7': 8 } })));
    expect(told).toMatchObject({ u: { 'counts.category/7': 8 }, r: [] });
    expect(Object.keys(told['u'] as object)).toHaveLength(1);
  });
});
