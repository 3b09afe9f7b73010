import { createHash } from 'node:crypto';
import { MaxKey } from 'mongodb';
import { database } from './database.ts';
import type { Document } from 'mongodb';

const place = database();

// Longer than a part of an index key may be: it is kept as a head and a digest. Digests that begin with the least and
// the greatest byte are the ends that matter.
const LONG = '长'.repeat(700);
const LONGER = Array.from({ length: 1500 }, (_, i) => `${LONG}${i}`).filter((word) =>
  [0, 255].includes(digestOf(word)),
);
const SHORT = ['', 'a', 'a\0', 'a\0b', 'aa', 'ab', 'b', '区', '区a', '\u{2f800}', '\u{2f800}a'];
const WORDS = [...SHORT, LONG, ...LONGER];
const OTHERS = [null, 7, true, new Date(0), new MaxKey()];

const ORDERS = [{ word: 1 }, { word: -1 }, { word: 1, of: 1 }, { word: -1, of: -1 }] as const;

function digestOf(word: string): number | undefined {
  return createHash('sha256').update(`0${word}\0`).digest()[0];
}

async function words() {
  const collection = place.fresh<Document & { _id: number }>();
  await collection.insertMany([...WORDS, ...OTHERS].map((word, _id) => ({ _id, word, of: 'city' })));
  await collection.createIndexes(ORDERS.map((key, i) => ({ key, name: `order${i}` })));
  return collection;
}

function heads(): readonly object[] {
  const heads = ['a', 'aa', 'ab?', '区', '\u{2f800}', LONG.slice(0, 30), LONG, ...LONGER.slice(0, 2)];
  return heads.map((head) => ({ $regex: `^${head}` }));
}

function stretches(): readonly object[] {
  const ends = [...SHORT, LONG, ...LONGER.slice(0, 2)];
  return ends.flatMap((end) => ['$lt', '$lte', '$gt', '$gte'].map((operator) => ({ [operator]: end })));
}

describe('the ends of what an index is asked for', () => {
  it('lose nothing, whichever way the index goes', async () => {
    const collection = await words();
    const asked = async (condition: object, hint: string | object): Promise<readonly number[]> => {
      const found = await collection.find({ word: condition }).hint(hint).project({ _id: 1 }).toArray();
      return found.map(({ _id }) => Number(_id)).sort((a, b) => a - b);
    };
    for (const condition of [...heads(), ...stretches(), ...SHORT.map((word) => ({ $eq: word })), { $ne: null }]) {
      const everyone = await asked(condition, { $natural: 1 });
      for (const i of ORDERS.keys()) {
        expect({ condition, ids: await asked(condition, `order${i}`) }).toEqual({ condition, ids: everyone });
        const count = await collection.countDocuments({ word: condition }, { hint: `order${i}` });
        expect({ condition, count }).toEqual({ condition, count: everyone.length });
      }
    }
  });
});
