import type { FetchNode } from '@apollo/query-planner';
import { Kind as Node, type SelectionNode } from 'graphql';
import type { Path, Problem } from '../failure.ts';
import { askAbout, type Kind } from './batch.ts';
import { fragmentsAsked, identifier, keysByType, type PlanFacts } from './entity-identity.ts';
import { bodyWriter, keysFilled } from './fetch-body.ts';
import { grouping, type Found } from './grouping.ts';
import { askingForKeys } from './identify.ts';
import type { JsonObject } from './json.ts';
import { lostFields } from './lost-fields.ts';
import { merge, mergeInto } from './merge.ts';
import { narrow } from './narrow.ts';
import { rewritten } from './rewrite.ts';
import { note, type Run, type Step } from './run.ts';
import { remembered } from './seen.ts';
import { objectsSeen, placesOf } from './targets.ts';
import type { Told } from './told.ts';

/** What one fetch asks about, and the response names it will not get because they are worked out from something unknown. */
interface Asked {
  readonly found: Found;
  readonly lost: readonly string[];
}

/** What a call was told, and where in it each that was asked about stands. */
interface Answered {
  readonly told: Told;
  readonly places: readonly number[];
}

const isLeaf = (node: SelectionNode): boolean =>
  node.kind === Node.FIELD
    ? !node.selectionSet
    : node.kind === Node.INLINE_FRAGMENT && node.selectionSet.selections.every(isLeaf);

/** Compiles a fetch that adds to objects other subgraphs named. */
export function entityFetch(node: FetchNode, path: Path, facts: PlanFacts): Step {
  const { requires = [], operationName, inputRewrites = [], outputRewrites = [] } = node;
  const { schema } = facts;
  const service = narrow(node.serviceName);
  const group = grouping({ requires, inputRewrites, schema });
  const keys = keysByType(node, facts);
  const asking = askingForKeys(node.operation, keys);
  const lostFor = lostFields(node, keys, facts);
  const filled = keysFilled(node.operation);
  const names = [...filled, '__typename'];
  // What holds no objects can be given to many: nothing is ever added to it.
  const isFlat = fragmentsAsked(node.operation).every(isLeaf);
  const isPlain = inputRewrites.length === 0 && outputRewrites.length === 0;
  const nameless = operationName ? asking.replace(operationName, '') : asking;
  const kind: Kind = {
    joining: isFlat && isPlain ? `${service} ${nameless}` : null,
    service,
    write: bodyWriter({ ...node, operation: asking }),
    identify: identifier(keys, schema),
  };
  const groupsKey = JSON.stringify([path, requires, inputRewrites]);

  const askedIn = (run: Run): readonly Asked[] => {
    const all = remembered(run.seen.groups, groupsKey, run.seen.merges, () => group(objectsSeen(run, path)));
    return all.flatMap((found) => {
      const lost = lostFor(found.missing);
      return lost ? [{ found, lost }] : [];
    });
  };

  const noteAt = (run: Run, { found }: Asked, [problem, rest]: readonly [Omit<Problem, 'path'>, Path]): void => {
    const ends = rest.length > 0 ? [rest] : filled.map((key) => [key]);
    for (const place of placesOf(new Set(found.targets), run.data, path))
      for (const end of ends) note(run, problem, [...place, ...end]);
  };

  const add = ({ found, lost }: Asked, entity: JsonObject): void => {
    if (outputRewrites.length > 0) {
      // Rewrites go by type; an entity that was not asked for its own has its object's.
      entity['__typename'] ??= found.targets[0]?.['__typename'];
      rewritten(schema, outputRewrites, entity);
      for (const key of lost) delete entity[key];
      for (const object of found.targets) merge(object, entity);
      return;
    }
    const wanted = lost.length > 0 ? names.filter((name) => !lost.includes(name)) : names;
    mergeInto(found.targets, entity, wanted);
  };

  const takeErrors = (run: Run, all: readonly Asked[], { told, places }: Answered): void => {
    for (const { problem, place, rest } of told.wrong)
      for (const [index, asked] of all.entries()) {
        const isMeant = place === null || place === places[index];
        if (isMeant && !asked.lost.includes(String(rest[0]))) noteAt(run, asked, [problem, rest]);
      }
  };

  const takeEntities = (run: Run, all: readonly Asked[], { told, places }: Answered): void => {
    const met = new Set<JsonObject>();
    for (const [index, asked] of all.entries()) {
      const entity = told.answers[places[index] ?? -1];
      if (entity === 'WRONG') noteAt(run, asked, [{ code: 'INTERNAL' }, []]);
      else if (entity) {
        add(asked, entity);
        if (!isFlat) run.seen.isShared ||= asked.found.targets.length > 1 || met.has(entity);
        met.add(entity);
      }
    }
    run.seen.merges += 1;
    if (!isFlat) run.seen.shapes += 1;
  };

  return async (run) => {
    const all = askedIn(run);
    if (all.length === 0) return;
    const founds = all.map(({ found }) => found);
    const { places, told } = askAbout(run, kind, founds);
    const answered = { told: await told, places };
    takeErrors(run, all, answered);
    takeEntities(run, all, answered);
  };
}
