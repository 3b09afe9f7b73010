import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsIn } from './services/faults.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'packages/embedded-db/docs/subset.md'), 'utf8');
const [, table = ''] = /\n## Allowed\n([\s\S]*?)\n## /.exec(PAGE) ?? [];
// The kit marks the rows in an answer that it keeps: there it is data, not an operator.
const OWN = '$row';
const ALLOWED: ReadonlySet<string> = new Set([...(table.match(/\$[A-Za-z]\w*/g) ?? []), OWN]);

/** The sources of everything that talks to the store, but for the store itself. */
function sources(): readonly string[] {
  const folders = [...inFolder('subgraphs'), ...inFolder('packages')].filter((name) => !name.endsWith('embedded-db'));
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /^src\/.*\.ts$/.test(file))
      .map((file) => join(folder, file)),
  );
}

const inFolder = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));

const WRONG = `// 一个坏例子 (a bad example): $where in a comment is nobody's fault.
import { Schema, Types } from 'mongoose';
const text = { $text: { $search: 'x' } };
const script = rows.find({ $where: 'true' });
const folded = rows.find({}).collation({ locale: 'zh' });
const money = { type: Types.Decimal128 };
const reduced = rows.mapReduce({});
const stream = rows.watch([], { fullDocumentBeforeChange: 'whenAvailable' });
const after = rows.watch([], { fullDocument: 'required' });
const causal = connection.startSession({ causalConsistency: true });
const far = rows.find({}, { readPreference: 'secondaryPreferred' });
const old = session.startTransaction({ readConcern: { level: 'snapshot' } });
const words = new Schema({}).index({ path: 1, name: 'text' });
const windows = [{ $setWindowFields: {} }];
const fine = [{ $match: { path: { $in: ['a'] } } }, { $group: { _id: '$state', n: { $sum: 1 } } }];
const said = 'collation and $text in a sentence';
`;

describe('a service', () => {
  it('asks of its store only what a MongoDB answers in the same way', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(100);
    const faults = files.flatMap((file) => faultsIn(readFileSync(join(ROOT, file), 'utf8'), file, ALLOWED));
    expect(faults.map(({ at, why }) => `${at}  ${why}`)).toEqual([]);
  });

  it('is found out, with file, line and reason, when it asks for more', () => {
    const found = faultsIn(WRONG, 'wrong.ts', ALLOWED);
    expect(found.map(({ at }) => at)).toEqual(
      [3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((line) => `wrong.ts:${line}`),
    );
    expect(found.map(({ why }) => why)).toEqual(
      [
        /^\$text is not in the subset/,
        /^\$search/,
        /^\$where/,
        /^collation: texts are compared byte by byte/,
        /^Decimal128: money/,
        /^mapReduce: scripts/,
        /^fullDocumentBeforeChange/,
        /^fullDocument: 'required'/,
        /^causalConsistency/,
        /^readPreference: 'secondaryPreferred'/,
        /^level: 'snapshot'/,
        /^an index of kind 'text'/,
        /^\$setWindowFields/,
      ].map((why) => expect.stringMatching(why) as string),
    );
  });
});
