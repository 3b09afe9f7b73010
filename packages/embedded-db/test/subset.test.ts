import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { COMMAND_FIELDS } from '../src/subset/commands.ts';
import { database } from './database.ts';
import type { Document } from 'mongodb';

const PAGE = readFileSync(fileURLToPath(new URL('../docs/subset.md', import.meta.url)), 'utf8');

type Row = { readonly kind: string; readonly what: string; readonly ask: string; readonly gives: string };

/** The rows of the table under a heading. */
function rowsUnder(heading: string): readonly Row[] {
  const [, section = ''] = PAGE.split(`\n## ${heading}\n`);
  const lines = (section.split(/\n## /)[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => {
    const cells = line.slice(2, -2).split(' | ');
    const [kind = '', what = '', ask = '', gives = ''] = cells.map((cell) => cell.trim());
    return { kind, what, ask: bare(ask), gives: bare(gives) };
  });
}

const bare = (cell: string): string => cell.replace(/^`|`$/g, '');

// Plain JSON with dates: extended JSON would make a regular expression of `$regex`.
function parse(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) => {
    const date = typeof value === 'object' && value !== null && '$date' in value ? value.$date : undefined;
    return typeof date === 'string' ? new Date(date) : value;
  });
}

const [, sample = '[]'] = /```json\n([\s\S]*?)```/.exec(PAGE) ?? [];
const THINGS = parse(sample) as readonly Document[];
const OTHERS = [
  { _id: 1, thing: 1, text: 'one' },
  { _id: 2, thing: 1, text: 'two' },
  { _id: 3, thing: 9, text: 'nine' },
];

const place = database();
const db = () => place.client().db('subset');
const things = () => db().collection<Document & { _id: number }>('things');

// Whoever only looks leaves things as they are.
const LOOKING = new Set(['filter', 'expression', 'accumulator']);
let isAsItWas = false;

async function prepare(kind: string): Promise<void> {
  if (!isAsItWas) await fresh();
  isAsItWas = LOOKING.has(kind);
}

async function fresh(): Promise<void> {
  await db().dropDatabase();
  await things().insertMany(structuredClone(THINGS) as never);
  await things().createIndexes([{ key: { n: 1 } }, { key: { place: '2dsphere' } }]);
  await db()
    .collection('others')
    .insertMany(structuredClone(OTHERS) as never);
}

type Ask = (ask: never, keys: readonly string[]) => Promise<unknown>;

const pick = (doc: Document, keys: readonly string[]): Document =>
  Object.fromEntries(keys.map((key) => [key, (doc[key] ?? doc['cursor']?.[key] ?? null) as unknown]));

const asks: { readonly [kind: string]: Ask } = {
  filter: async (filter: Document) => {
    const found = await things().find(filter).toArray();
    const ids = found.map(({ _id }) => _id);
    return JSON.stringify(filter).includes('near') ? ids : ids.toSorted((a, b) => a - b);
  },
  update: async (u: Document, keys) => {
    const { writeErrors } = await db().command({ update: 'things', updates: [{ q: { _id: 1 }, u }] });
    if (writeErrors) throw Object.assign(new Error('refused'), writeErrors[0]);
    return pick((await things().findOne({ _id: 1 })) ?? {}, keys);
  },
  stage: async (pipeline: Document[]) => {
    const [first = {}] = pipeline;
    const { $merge, $out } = pipeline.at(-1) ?? {};
    const source = '$documents' in first ? db().aggregate(pipeline) : things().aggregate(pipeline);
    const made = '$changeStream' in first ? [await source.tryNext()] : await source.toArray();
    const into: unknown = $merge?.into ?? $out;
    return typeof into === 'string'
      ? db()
          .collection(into)
          .find({}, { projection: { n: 1 } })
          .toArray()
      : made;
  },
  expression: async (r: unknown) => {
    const [made] = await things()
      .aggregate([{ $match: { _id: 1 } }, { $project: { r } }])
      .toArray();
    return made?.['r'] as unknown;
  },
  accumulator: async (r: unknown) => {
    const [made] = await things()
      .aggregate([{ $sort: { _id: 1 } }, { $group: { _id: null, r } }])
      .toArray();
    return made?.['r'] as unknown;
  },
  command: async (command: Document, keys) => pick(await db().command(command), keys),
  index: async (spec: Document, keys) => pick(await db().command({ createIndexes: 'things', indexes: [spec] }), keys),
};

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

describe('what the page allows', () => {
  it.each(rowsUnder('Allowed').map((row) => [`${row.kind}: ${row.what}`, row] as const))(
    'is answered as it says: %s',
    async (_, { kind, ask, gives }) => {
      await prepare(kind);
      const expected = parse(gives);
      expect(await asks[kind]?.(parse(ask) as never, keysOf(expected))).toEqual(expected);
    },
  );
});

describe('what the page refuses', () => {
  it.each(rowsUnder('Refused').map((row) => [`${row.kind}: ${row.what}`, row] as const))(
    'is refused with its code, and by its name: %s',
    async (_, { kind, ask, gives }) => {
      await prepare(kind);
      const refusal: unknown = await asks[kind]?.(parse(ask) as never, []).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: Number(gives) });
    },
  );

  it('is refused also where there is no collection, or no document it would meet', async () => {
    await prepare('update');
    const nowhere = db().collection('nowhere');
    const refused = async (work: Promise<unknown>) =>
      ((await work.catch((error: unknown) => error)) as Document)['code'];
    expect(await refused(nowhere.find({ a: { $fly: 1 } }).toArray())).toBe(2);
    expect(await refused(nowhere.countDocuments({ $fly: 1 }))).toBe(2);
    expect(await refused(nowhere.deleteMany({ $fly: 1 }))).toBe(2);
    expect(await refused(nowhere.aggregate([{ $match: { $fly: 1 } }]).toArray())).toBe(2);
    expect(
      await refused(nowhere.aggregate([{ $lookup: { from: 'x', as: 'y', pipeline: [{ $fly: 1 }] } }]).toArray()),
    ).toBe(40324);
    expect(await refused(nowhere.updateOne({}, { $fly: { a: 1 } } as never))).toBe(9);
    expect(await refused(things().updateOne({ _id: 99 }, { $fly: { a: 1 } } as never))).toBe(9);
    expect(await refused(things().findOneAndUpdate({ _id: 99 }, { $fly: { a: 1 } } as never))).toBe(9);
    expect(await refused(things().updateOne({ _id: 99 }, [{ $match: {} }]))).toBe(72);
  });
});

describe('the tables', () => {
  it('hold each command once, and all that have fields are known', async () => {
    expect(rowsUnder('Allowed').length).toBeGreaterThan(150);
    expect(rowsUnder('Refused').length).toBeGreaterThan(100);
    const unknown: string[] = [];
    for (const name of Object.keys(COMMAND_FIELDS)) {
      const answer = (await db()
        .command({ [name]: 'nowhere', fly: 1 })
        .catch((error: unknown) => error)) as Document;
      if (answer['code'] !== 40415) unknown.push(`${name}: ${String(answer['code'])}`);
    }
    expect(unknown).toEqual([]);
  });
});
