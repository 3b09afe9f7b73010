import { Model, isIn, sorted, textOf } from './collection.ts';
import {
  EXACT,
  attempt,
  attemptLater,
  commandOf,
  inOrder,
  outcomeOf,
  perform,
  rowsOf,
  same,
  sent,
  textOfPlan,
} from './outcome.ts';
import { projected } from './project.ts';
import type { Db } from 'mongodb';
import type { Index } from './collection.ts';
import type { Answer } from './outcome.ts';
import type { Act, Question, World } from './world.ts';
import type { Fields, Value } from './values.ts';

/** What was compared, so that a test can show that there was something to compare. */
export type Tally = {
  acts: number;
  refused: number;
  answers: number;
  planned: number;
  byIndex: number;
  hinted: number;
};

export const tally = (): Tally => ({ acts: 0, refused: 0, answers: 0, planned: 0, byIndex: 0, hinted: 0 });

/** One collection of one store, beside the model of it. */
export class Stage {
  readonly model: Model;
  readonly world: World;
  readonly name: string;
  readonly tally: Tally;

  constructor(world: World, name: string, counters: Tally) {
    this.world = world;
    this.name = name;
    this.tally = counters;
    this.model = new Model(world.indexes);
  }

  /** Plays the history, and fails at the first difference. */
  async play(db: Db): Promise<void> {
    await db.command({ create: this.name });
    await db.command({ createIndexes: this.name, indexes: this.world.indexes.map((one) => ({ ...one })) });
    for (const doc of this.world.docs) await this.act(db, { kind: 'insert', doc });
    for (const act of this.world.acts) await this.act(db, act);
    same('documents', [await this.stored(db), this.model.docs], this.world.acts);
    const { valid, errors } = await db.command({ validate: this.name });
    if (valid !== true) throw new Error(`validate: ${JSON.stringify(errors)}`);
  }

  /** Asks every question by every way to the documents. */
  async ask(db: Db): Promise<void> {
    for (const question of this.world.questions) {
      await this.answer(db, question);
      await this.answer(db, question, { $natural: 1 });
      for (const index of [undefined, ...this.world.indexes]) await this.answer(db, question, index?.name ?? '_id_');
      await this.counted(db, question);
    }
    const [question] = this.world.questions;
    if (question) await this.explained(db, question);
  }

  private async act(db: Db, act: Act): Promise<void> {
    const before = this.model.docs;
    const expected = outcomeOf(() => perform(this.model, act));
    const found = await sent(db, commandOf(this.name, act));
    this.tally.acts++;
    if (expected.code !== undefined) this.tally.refused++;
    // Which of several documents are reached before one is refused is nobody's promise.
    if ('many' in act && act.many && (expected.code ?? found.code) !== undefined) {
      this.model.docs = await this.stored(db);
      return;
    }
    if (expected.code !== undefined) this.model.docs = before;
  }

  private async stored(db: Db): Promise<readonly Fields[]> {
    return rowsOf(await db.command({ find: this.name, hint: { $natural: 1 }, batchSize: 1000 }, EXACT)).toSorted(
      (a, b) => Number(String(a['_id'])) - Number(String(b['_id'])),
    );
  }

  private async answer(db: Db, question: Question, hint?: Value): Promise<void> {
    const { filter, sort, skip, limit, projection } = question;
    const index = this.world.indexes.find(({ name }) => name === hint);
    const expected = attempt(() => this.expected(question, index));
    const command = {
      find: this.name,
      filter,
      projection,
      skip,
      limit,
      ...(sort && { sort }),
      ...(hint !== undefined && { hint }),
    };
    const found = await attemptLater(async () => rowsOf(await db.command({ ...command, batchSize: 1000 }, EXACT)));
    this.tally.answers++;
    if (hint !== undefined) this.tally.hinted++;
    // A partial index that may lack something is no way to the answer.
    if (index?.partialFilterExpression && 'code' in found && found.code === 291) return;
    // One document needs no order, so whether it could be ordered may stay unasked.
    if ('code' in expected && this.model.find(filter).length < 2) return;
    const shown = (answer: Answer): Value => ('code' in answer ? answer.code : sort ? answer : inOrder(answer));
    same('answer', [shown(found), shown(expected)], {
      ...question,
      hint,
      docs: this.model.docs.map(textOf),
      indexes: this.world.indexes,
    });
  }

  // A hint to a sparse index is obeyed even where it lacks documents (manual, "Sparse Indexes").
  private expected({ filter, sort, skip, limit, projection }: Question, index: Index | undefined): readonly Fields[] {
    const found = this.model.find(filter).filter((doc) => !index?.sparse || isIn(index, doc));
    const ordered = sort ? sorted(found, sort) : found;
    const some = ordered.slice(skip, limit > 0 ? skip + limit : undefined);
    return some.map((doc) => (Object.keys(projection).length > 0 ? projected(doc, projection, filter) : doc));
  }

  private async counted(db: Db, { filter }: Question): Promise<void> {
    const { n } = await db.command({ count: this.name, query: filter });
    const count = [{ $match: filter }, { $count: 'n' }];
    const { cursor } = await db.command({ aggregate: this.name, pipeline: count, cursor: {} });
    const expected = this.model.find(filter).length;
    same(
      'count',
      [
        [n, cursor.firstBatch[0]?.n ?? 0],
        [expected, expected],
      ],
      {
        filter,
        docs: this.model.docs.map(textOf),
      },
    );
  }

  private async explained(db: Db, { filter, sort }: Question): Promise<void> {
    const find = { find: this.name, filter, ...(sort && { sort }) };
    const plan = textOfPlan(await db.command({ explain: find, verbosity: 'queryPlanner' }));
    this.tally.planned++;
    if (/"(IXSCAN|IDHACK)"/.test(plan)) this.tally.byIndex++;
    const hint = this.world.indexes.find((one) => !one.partialFilterExpression)?.name;
    if (hint === undefined) return;
    const hinted = textOfPlan(await db.command({ explain: { ...find, hint }, verbosity: 'queryPlanner' }));
    if (!hinted.includes(`"${hint}"`)) throw new Error(`${hint} was not used: ${hinted} for ${JSON.stringify(find)}`);
  }
}
