import { buildASTSchema, execute, parse, type DocumentNode, type ExecutionResult } from 'graphql';
import type { SubgraphCall } from '../execution/executor.ts';
import type { ThrottleStatus } from '../operation/points.ts';
import type { Variables } from '../operation/variables.ts';
import { OWN } from './own-name.ts';
import { answered, listened } from './own-sdl.ts';

// Its directives speak to composition; here they are only text.
const schema = buildASTSchema(parse(`${answered}${listened}\n}`, { noLocation: true }), {
  assumeValid: true,
  assumeValidSDL: true,
});

interface Own {
  readonly document: DocumentNode;
  readonly variables: Variables;
  readonly root: object;
  readonly operationName?: string | null;
}

/** Answers from a value what was asked of the gateway itself. */
export const answerOwn = ({ document, variables, root, operationName = null }: Own): ExecutionResult =>
  // Nothing in these values waits for anything.
  execute({ schema, document, rootValue: root, variableValues: variables, operationName }) as ExecutionResult;

/** What a request was reckoned at, and what is left. */
export interface Left extends ThrottleStatus {
  readonly requestedQueryCost: number;
}

type Ask = (call: SubgraphCall) => Promise<unknown>;

async function askOwn({ body }: SubgraphCall, rateLimit: () => Left): Promise<unknown> {
  const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Variables };
  return answerOwn({ document: parse(query, { noLocation: true }), variables, root: { rateLimit } });
}

/** Calls of the gateway to itself are answered here, all others go out. */
export const withOwn =
  (ask: Ask, rateLimit: () => Left): Ask =>
  (call) =>
    call.service === OWN ? askOwn(call, rateLimit) : ask(call);
