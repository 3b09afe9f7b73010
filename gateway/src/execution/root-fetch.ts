import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { Path } from '../failure.ts';
import { bodyWriter, keysFilled } from './fetch-body.ts';
import { merge } from './merge.ts';
import { narrow } from './narrow.ts';
import { rewritten } from './rewrite.ts';
import { note, type Run, type Step } from './run.ts';
import { pathIn, problemIn, problemOfCall, readReply, type SubgraphReply } from './subgraph-reply.ts';
import { objectsSeen, placesOf } from './targets.ts';

/** Compiles a fetch that starts at a root field. */
export function rootFetch(node: FetchNode, path: Path, schema: GraphQLSchema): Step {
  const { operationKind, outputRewrites = [] } = node;
  const service = narrow(node.serviceName);
  const write = bodyWriter(node);
  const keys = keysFilled(node.operation);

  const take = (run: Run, { data, errors }: SubgraphReply): void => {
    const targets = objectsSeen(run, path);
    const places = errors.length > 0 ? placesOf(new Set(targets), run.data, path) : [];
    for (const error of errors) {
      const problem = problemIn(error, (fault) => run.context.onFault(service, fault));
      const at = pathIn(error);
      const starts = at.length > 0 ? [at] : keys.map((key) => [key]);
      for (const place of places) for (const start of starts) note(run, problem, [...place, ...start]);
    }
    if (!data) return;
    rewritten(schema, outputRewrites, data);
    for (const object of targets) merge(object, data);
    run.seen.merges += 1;
    run.seen.shapes += 1;
    run.seen.isShared ||= targets.length > 1;
  };

  return async (run) => {
    try {
      const call = { service, body: write(run.context.variables), isQuery: operationKind === 'query' };
      take(run, readReply(await run.context.ask(call)));
    } catch (error) {
      const problem = problemOfCall(run, service, error);
      for (const key of keys) note(run, problem, [...path.filter((each) => each !== '@'), key]);
    }
  };
}
