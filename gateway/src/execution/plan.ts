import { evaluateCondition, type ConditionNode, type PlanNode } from '@apollo/query-planner';
import type { Operation as PlannedOperation } from '@apollo/federation-internals';
import type { Path } from '../failure.ts';
import { entityFetch } from './entity-fetch.ts';
import type { PlanFacts } from './entity-identity.ts';
import { rootFetch } from './root-fetch.ts';
import type { Step } from './run.ts';

const nothing: Step = async () => {};

export interface Planning extends PlanFacts {
  readonly operation: PlannedOperation;
}

function condition(node: ConditionNode, path: Path, planning: Planning): Step {
  const yes = node.ifClause ? compile(node.ifClause, path, planning) : nothing;
  const no = node.elseClause ? compile(node.elseClause, path, planning) : nothing;
  const { variableDefinitions } = planning.operation;
  return (run) => (evaluateCondition(node, variableDefinitions, run.context.variables) ? yes(run) : no(run));
}

function inTurn(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function atOnce(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}

/** Turns a plan of Apollo's planner into one function. Defer and subscriptions are not asked of it. */
export function compile(node: PlanNode, path: Path, planning: Planning): Step {
  switch (node.kind) {
    case 'Sequence':
      return inTurn(node.nodes.map((each) => compile(each, path, planning)));
    case 'Parallel':
      return atOnce(node.nodes.map((each) => compile(each, path, planning)));
    case 'Flatten':
      return compile(node.node, [...path, ...node.path], planning);
    case 'Condition':
      return condition(node, path, planning);
    case 'Fetch':
      return node.requires ? entityFetch(node, path, planning) : rootFetch(node, path, planning.schema);
    case 'Defer':
      throw new TypeError('deferred plans are not compiled');
    default:
      return node satisfies never;
  }
}
