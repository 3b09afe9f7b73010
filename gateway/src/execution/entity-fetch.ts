import type { FetchNode } from '@apollo/query-planner';
import type { Path, Problem } from '../failure.ts';
import { identifier, keysByType, type PlanFacts } from './entity-identity.ts';
import { bodyWriter, keysFilled } from './fetch-body.ts';
import { askingForKeys } from './identify.ts';
import { isObject, own, type JsonObject } from './json.ts';
import { lostFields } from './lost-fields.ts';
import { merge } from './merge.ts';
import { likeness, represent } from './representation.ts';
import { rewritten } from './rewrite.ts';
import { note, type Run, type Step } from './run.ts';
import { pathIn, problemIn, problemOfCall, readReply, type SubgraphReply } from './subgraph-reply.ts';
import { objectsAt, placesOf } from './targets.ts';

/** Equal representations travel once; what comes back goes to every object that asked. */
interface Group {
  readonly representation: JsonObject;
  /** Response names that are worked out from something unknown here. */
  readonly lost: readonly string[];
  readonly targets: Set<JsonObject>;
}

/** Compiles a fetch that adds to objects other subgraphs named. */
export function entityFetch(node: FetchNode, path: Path, facts: PlanFacts): Step {
  const { serviceName: service, inputRewrites = [], outputRewrites = [] } = node;
  const { schema } = facts;
  const representationOf = represent(node.requires ?? [], schema);
  const likenessOf = likeness(node.requires ?? [], schema);
  const keys = keysByType(node, facts);
  const identify = identifier(keys, schema);
  const write = bodyWriter({ ...node, operation: askingForKeys(node.operation, keys) });
  const lostFor = lostFields(node, keys, facts);
  const filled = keysFilled(node.operation);

  const groupFor = (object: JsonObject): Group | null => {
    const { representation, missing } = representationOf(object);
    const lost = lostFor(missing);
    if (!lost || typeof own(representation, '__typename') !== 'string') return null;
    rewritten(schema, inputRewrites, representation);
    return { representation, lost, targets: new Set() };
  };

  const groupsIn = (data: JsonObject): readonly Group[] => {
    const groups = new Map<string, Group | null>();
    for (const object of objectsAt(data, path)) {
      const key = likenessOf(object);
      let group = groups.get(key);
      if (group === undefined) groups.set(key, (group = groupFor(object)));
      group?.targets.add(object);
    }
    return [...groups.values()].filter((each) => each !== null);
  };

  const noteAt = (run: Run, group: Group, [problem, rest]: readonly [Omit<Problem, 'path'>, Path]): void => {
    const ends = rest.length > 0 ? [rest] : filled.map((key) => [key]);
    for (const place of placesOf(group.targets, run.data, path))
      for (const end of ends) note(run, problem, [...place, ...end]);
  };

  const takeErrors = (run: Run, groups: readonly Group[], { errors }: SubgraphReply): void => {
    for (const error of errors) {
      const problem = problemIn(error, (fault) => run.context.onFault(service, fault));
      const [, index, ...rest] = pathIn(error);
      const one = typeof index === 'number' ? groups[index] : undefined;
      // An error at a place that is none is one of all: nothing that went wrong is passed over.
      const hit = one ? [one] : groups;
      for (const group of hit) if (!group.lost.includes(String(rest[0]))) noteAt(run, group, [problem, rest]);
    }
  };

  const takeEntities = (run: Run, groups: readonly Group[], entities: readonly unknown[]): void => {
    const answers = identify(
      groups.map(({ representation }) => representation),
      entities,
    );
    for (const [index, group] of groups.entries()) {
      const entity = answers[index];
      if (entity === 'WRONG') {
        run.context.onFault(service, { message: 'the answer holds another entity than was asked for' });
        noteAt(run, group, [{ code: 'INTERNAL' }, []]);
      } else if (entity) {
        // Rewrites go by type; an entity that was not asked for its own has its object's.
        if (outputRewrites.length > 0) entity['__typename'] ??= [...group.targets][0]?.['__typename'];
        rewritten(schema, outputRewrites, entity);
        for (const key of group.lost) delete entity[key];
        for (const object of group.targets) merge(object, entity);
      }
    }
  };

  return async (run) => {
    const all = groupsIn(run.data);
    if (all.length === 0) return;
    try {
      const representations = all.map(({ representation }) => JSON.stringify(representation));
      const body = write(run.context.variables, representations);
      const reply = readReply(await run.context.ask({ service, body, isQuery: true }));
      takeErrors(run, all, reply);
      const entities = reply.data && own(reply.data, '_entities');
      if (isObject(reply.data) && Array.isArray(entities)) takeEntities(run, all, entities);
      else if (reply.errors.length === 0) throw new TypeError('the answer holds no entities');
    } catch (error) {
      const problem = problemOfCall(run, service, error);
      for (const group of all) noteAt(run, group, [problem, []]);
    }
  };
}
