import { operationFromDocument, type Schema, type Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { Kind, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Operation } from '../operation/operation.ts';
import type { Variables } from '../operation/variables.ts';
import type { PlanFacts } from './entity-identity.ts';
import type { SupergraphExecutor } from './executor.ts';
import { introspection } from './introspection.ts';
import type { JsonObject } from './json.ts';
import { normalised, normalisedVariables } from './normalise.ts';
import { compile } from './plan.ts';
import { projection, type Project } from './projection.ts';
import { beginRun, type Step } from './run.ts';

/** An operation, planned and compiled. */
interface Compiled {
  readonly run: Step | null;
  readonly introspect: ((variables: Variables) => JsonObject) | null;
  /** The projection depends on nothing but what the conditions are. */
  readonly project: (variables: Variables) => Project;
}

interface Graph {
  readonly supergraph: Supergraph;
  readonly apiSchema: Schema;
  readonly schema: GraphQLSchema;
  readonly facts: Omit<PlanFacts, 'schema'>;
}

/** The variables that decide about `@skip` and `@include`. */
function conditionsIn(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      const value = given[0]?.value;
      if (/^(skip|include)$/.test(name.value) && value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

function projector({ document, definition }: Operation, schema: GraphQLSchema): Compiled['project'] {
  const conditions = conditionsIn(document);
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const known = new LRUCache<string, Project>({ max: 32 });
  const root = schema.getRootType(definition.operation);
  if (!root) throw new TypeError(`the graph has no ${definition.operation}`);
  return (variables) => {
    const key = conditions.map((name) => String(variables[name])).join();
    const project = known.get(key) ?? projection({ schema, fragments, variables }, root, definition.selectionSet);
    known.set(key, project);
    return project;
  };
}

/** Plans with Apollo's planner, once per operation; executes by functions compiled from the plan. */
export function plannedExecutor({ supergraph, apiSchema, schema, facts: known }: Graph): SupergraphExecutor {
  const planner = new QueryPlanner(supergraph, {
    reuseQueryFragments: false,
    generateQueryFragments: false,
    // Planning is the dearest thing a stranger can ask for; a tenth of the usual search is enough for a graph like ours.
    debug: { maxEvaluatedPlans: 1_000 },
  });
  const facts = { schema: supergraph.schema.toGraphQLJSSchema(), ...known };
  const compiled = new WeakMap<Operation, Compiled>();

  const compileOperation = (operation: Operation): Compiled => {
    const document = normalised(operation.document);
    const options = operation.name === null ? {} : { operationName: operation.name };
    const planned = operationFromDocument(apiSchema, document, options);
    const { node } = planner.buildQueryPlan(planned);
    if (node?.kind === 'Subscription') throw new TypeError('subscriptions are not planned');
    const definition = document.definitions[operation.document.definitions.indexOf(operation.definition)];
    const asksSchema = operation.introspects && definition?.kind === Kind.OPERATION_DEFINITION;
    return {
      run: node ? compile(node, [], { ...facts, operation: planned }) : null,
      introspect: asksSchema ? introspection(schema, document, definition) : null,
      project: projector(operation, schema),
    };
  };

  const planOf = (operation: Operation): Compiled => {
    const plan = compiled.get(operation) ?? compileOperation(operation);
    compiled.set(operation, plan);
    return plan;
  };

  return {
    knows: (operation) => compiled.has(operation),
    prepare: (operation) => void planOf(operation),
    async execute(operation, context) {
      const plan = planOf(operation);
      const variables = normalisedVariables(context.variables);
      const { ask, onFault } = context;
      const run = beginRun({ variables, ask, onFault }, plan.introspect?.(variables) ?? {});
      await plan.run?.(run);
      const { text: data, objects } = plan.project(context.variables)(run.data, run.seen.isShared);
      // Nothing at all and no word why: something that must not be null is not to be found.
      if (data === 'null' && run.problems.length === 0) run.problems.push({ code: 'NOT_FOUND' });
      return { data, problems: run.problems, objects };
    },
  };
}
