import type { Problem } from '../failure.ts';
import type { Operation } from '../operation/operation.ts';
import type { Variables } from '../operation/variables.ts';

/** One request to one subgraph, body ready to send. */
export interface SubgraphCall {
  readonly service: string;
  readonly body: string;
  /** Only what changes nothing may be asked a second time. */
  readonly isQuery: boolean;
}

export interface ExecutionContext {
  readonly variables: Variables;
  /** Sends a call as the caller of this request; the parsed answer, or a Failure. */
  readonly ask: (call: SubgraphCall) => Promise<unknown>;
  /** Hears what a subgraph said that callers must not read. */
  readonly onFault: (service: string, fault: unknown) => void;
}

export interface Answer {
  /** JSON text, `null` when a null reached the top. */
  readonly data: string;
  readonly problems: readonly Problem[];
  /** How many objects the text holds, equal ones once. */
  readonly objects: number;
}

/** The seam: plans an operation over the subgraphs once, and answers it for anybody. */
export interface SupergraphExecutor {
  /** Whether a plan is there. */
  knows(operation: Operation): boolean;
  /** Plans now what will be asked later. */
  prepare(operation: Operation): void;
  execute(operation: Operation, context: ExecutionContext): Promise<Answer>;
}
