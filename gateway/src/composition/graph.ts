import { createHash } from 'node:crypto';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { parse, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { refusedPaths, touchedBy, type Touched } from '../access/check.ts';
import { requirementsOf } from '../access/requirements.ts';
import type { SupergraphExecutor } from '../execution/executor.ts';
import { plannedExecutor } from '../execution/planned-executor.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import { derived } from '../live/derived.ts';
import type { Limits } from '../operation/limits.ts';
import type { Variables } from '../operation/variables.ts';
import { costsOf } from '../operation/costs.ts';
import { checkedWeight, type Weight } from '../operation/weight.ts';
import { weighing } from '../operation/weighing.ts';
import { operationNamesIn, readOperation, type Operation } from '../operation/operation.ts';
import { entityKeysOf } from './entity-keys.ts';
import { requiredFieldsOf } from './required-fields.ts';

/** One composed graph, ready to be asked. Requests under way keep the one they began with. */
export interface Graph {
  readonly version: string;
  readonly schema: GraphQLSchema;
  readonly executor: SupergraphExecutor;
  /** Reads a document once; throws a Failure for one that is not served. */
  readonly read: (text: string, name: string | null) => Operation;
  /** The paths of an operation that a caller may not have. Worked out once per document and caller. */
  readonly refused: (operation: Operation, caller: Caller) => readonly string[];
  /** Reads and plans a document before anybody asks it; throws what asking would. */
  readonly warm: (text: string) => void;
  /** What an operation costs with these variables; a Failure when that is more than one request may. */
  readonly weigh: (operation: Operation, variables: Variables) => Weight;
}

export interface GraphSettings {
  readonly limits: Limits;
  readonly isClosed: boolean;
  /** Nobody is asked for rights: only for graphs that are not ours. */
  readonly isUnguarded?: boolean;
}

export const versionOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

function reader(schema: GraphQLSchema, settings: GraphSettings): Graph['read'] {
  const known = new LRUCache<string, Operation>({
    max: 2_000,
    maxSize: 20_000_000,
    sizeCalculation: (_, key) => key.length,
  });
  return (text, name) => {
    const key = `${name ?? ''}\n${text}`;
    const found = known.get(key);
    if (found) return found;
    const operation = readOperation(text, name, { schema, ...settings });
    known.set(key, operation);
    return operation;
  };
}

interface Checked {
  readonly touched: readonly Touched[];
  readonly byCaller: WeakMap<Caller, readonly string[]>;
}

function checker(schema: GraphQLSchema, requirements: ReturnType<typeof requirementsOf>): Graph['refused'] {
  const known = new WeakMap<Operation, Checked>();
  return (operation, caller) => {
    let checked = known.get(operation);
    if (!checked) {
      checked = { touched: touchedBy(operation.document, schema, requirements), byCaller: new WeakMap() };
      known.set(operation, checked);
    }
    const before = checked.byCaller.get(caller);
    if (before) return before;
    const paths = refusedPaths(checked.touched, requirements, caller);
    checked.byCaller.set(caller, paths);
    return paths;
  };
}

/** Builds everything that is fixed while a supergraph is served. Throws when the text is none. */
export function graphOf(text: string, settings: GraphSettings): Graph {
  // The planner's own list for routers: it accepts the auth directives, which are enforced here.
  const supergraph = Supergraph.build(text, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
  const document = parse(text, { noLocation: true });
  const apiSchema = supergraph.apiSchema();
  const schema = apiSchema.toGraphQLJSSchema();
  const executor = plannedExecutor({
    supergraph,
    apiSchema,
    schema,
    facts: { keys: entityKeysOf(document), required: requiredFieldsOf(document) },
  });
  const read = reader(schema, settings);
  const weigh = weighing({ schema, costs: costsOf(document) });
  // A subscription is planned as the query that each of its events is told by, if there is one.
  const plannable = (operation: Operation): Operation | null => {
    if (operation.definition.operation !== 'subscription') return operation;
    const { query } = derived(operation, schema, {});
    return query === null ? null : read(query, null);
  };
  return {
    version: versionOf(text),
    schema,
    executor,
    read,
    warm: (asked) => {
      for (const name of operationNamesIn(asked)) {
        const operation = plannable(read(asked, name));
        if (operation) executor.prepare(operation);
      }
    },
    refused: checker(schema, settings.isUnguarded ? new Map() : requirementsOf(document)),
    weigh: (operation, variables) => checkedWeight(weigh(operation, variables), settings.limits.objects),
  };
}
