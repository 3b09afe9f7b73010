import { Schema } from 'mongoose';
import { collection, type Collection, type Row } from './collection/collection.ts';
import type { Heard, Hearer } from './city/heard.ts';
import type { Decision } from './decision.ts';
import type { Context } from './engine/context.ts';
import type { Where } from './opened.ts';
import { registryOf } from './registry.ts';
import { textOf } from './said.ts';
import type { Subgraph, Tick } from './subgraph.ts';

interface EndedCaseFields {
  readonly caseId: string;
  /** How it ended; a merged one goes on as another. */
  readonly how: 'CLOSED' | 'MERGED' | 'VOID';
  readonly into?: string | null;
}

type Ending = Pick<EndedCaseFields, 'how' | 'into'>;

const required = { type: String, required: true };

const schema = new Schema<EndedCaseFields>({ caseId: required, how: required, into: String })
  .index({ caseId: 1 })
  .index({ createdAt: 1 });

const DAY = 86_400_000;
const MOST = 500;
// A case that became another one, which became another one.
const DEEPEST = 5;

/**
 * The end of a case that was heard of while somebody may have waited for it. Which case is whose is said of another
 * subject, so either may come first; it is forgotten after a day.
 */
const endedCases = collection('endedCases', schema, { entity: 'EndedCase' });

/** Forgets endings that nobody waited for. */
const forgetEndings: Tick = {
  name: 'endings',
  seconds: 600,
  async run(context) {
    const until = new Date(context.now.getTime() - DAY);
    const old = await context.open(endedCases).some({ createdAt: { until } }, { limit: MOST });
    return context.eachOne(
      old.map(({ id }) => id),
      (id, { open }) => open(endedCases).remove(id, null, () => ({})),
    );
  },
};

/** A subgraph with rows that end with a case: endings that come before somebody waits for them are kept for a day. */
export const withEndings = (subgraph: Subgraph): Subgraph => ({
  ...subgraph,
  collections: [...subgraph.collections, endedCases],
  ticks: [...(subgraph.ticks ?? []), forgetEndings],
});

type Rule<T> = (row: T, now: Date) => Decision<T> | null;

/** Rows that cases are opened for elsewhere, and end with them. Rules give null where there is nothing to do. */
export interface Follower<T extends Row & { readonly caseId?: string | null }> {
  readonly source: Collection<T>;
  /** The word under which `case.opened-for-…` names the row. */
  readonly named: string;
  /** Rows that have a case or are about to. */
  readonly waiting: Where<T>;
  act(context: Context, id: string, rule: Rule<T>): Promise<unknown>;
  follow(row: T, caseId: string): Decision<T> | null;
  closed(row: T, now: Date): Decision<T> | null;
  /** The case was refused, or came to nothing. */
  voided(row: T, now: Date): Decision<T> | null;
}

/** What becomes of the case of a row, in whatever order it is heard. A case may lie at another place, never in another province. */
export function followingCases<T extends Row & { readonly caseId?: string | null }>(follower: Follower<T>) {
  const { source, named, waiting, act } = follower;
  const endingOf = ({ open }: Context, caseId: string): Promise<Ending | null> => open(endedCases).findBy({ caseId });
  const ruleOf = ({ how, into }: Ending): Rule<T> => {
    if (how === 'MERGED') return (row) => (into ? follower.follow(row, into) : null);
    return how === 'CLOSED' ? follower.closed : follower.voided;
  };
  // Of a merged one, how the other ended, if that is known.
  const end = async (there: Context, id: string, ending: Ending): Promise<void> => {
    let known: Ending | null = ending;
    for (let depth = 0; known && depth < DEEPEST; depth += 1) {
      await act(there, id, ruleOf(known));
      known = known.how === 'MERGED' && known.into ? await endingOf(there, known.into) : null;
    }
  };
  const opened: Hearer = async (heard, context) => {
    const there = registryOf(heard, context);
    const caseId = textOf(heard.data['case']);
    const known = await there.open(source).find(textOf(heard.data[named]));
    if (!known || !caseId) return;
    await act(there, known.id, (row) => follower.follow(row, caseId));
    const ending = await endingOf(there, caseId);
    if (ending) await end(there, known.id, ending);
  };
  const ended = async (heard: Heard, context: Context, ending: Ending): Promise<void> => {
    const there = registryOf(heard, context);
    const { subject: caseId, jurisdiction: place } = heard;
    const known = await there.open(source).findBy({ caseId } as Where<T>);
    if (known) return end(there, known.id, ending);
    if (!(await there.open(source).findBy(waiting)) || (await endingOf(there, caseId))) return;
    await there.append(endedCases, [{ place, set: { caseId, ...ending } }]);
  };
  const voided: Hearer = (heard, context) => ended(heard, context, { how: 'VOID' });
  return {
    opened,
    ends: {
      'case.closed': (heard, context) => ended(heard, context, { how: 'CLOSED' }),
      'case.voided': voided,
      'case.rejected': voided,
      'case.merged': (heard, context) => ended(heard, context, { how: 'MERGED', into: textOf(heard.data['into']) }),
    } satisfies Readonly<Record<string, Hearer>>,
  };
}
