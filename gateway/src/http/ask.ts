import type { Log } from '@linli/kit/log';
import type { Graph } from '../composition/graph.ts';
import type { Answer, ExecutionContext } from '../execution/executor.ts';
import type { TrustedDocuments } from '../documents/documents.ts';
import { needsTrust, type TrustRequired } from '../documents/trust.rules.ts';
import { fail } from '../failure.ts';
import { withOwn } from '../own/own-answers.ts';
import type { Meters } from '../telemetry/meters.ts';
import { plannedIn } from '../telemetry/planned-in.ts';
import { checkKind, checkRights } from './admit.ts';
import { faultLine } from './fault.rules.ts';
import { readVariables, type Variables } from '../operation/variables.ts';
import { chargedFor, type Allowances, type Cost } from './charge.ts';
import type { Behalf, sealedCalls } from '../transport/sealed-calls.ts';

/** A question as it arrives. */
export interface Question {
  readonly query: string;
  /** Asked by the id of a document that is kept. */
  readonly isKept: boolean;
  readonly variables: Variables;
  readonly operationName: string | null;
  /** False for a GET: it asks, and changes nothing. */
  readonly mayChange: boolean;
}

export interface Asked {
  readonly graph: () => Graph | null;
  readonly calls: ReturnType<typeof sealedCalls>;
  readonly documents: TrustedDocuments;
  readonly trustRequired: TrustRequired;
  readonly allowances: Allowances;
  readonly meters: Meters;
  readonly log: Log;
}

/** An answer and what it cost. */
export interface Charged extends Answer {
  readonly cost: Cost;
}

/** An answer, and of what. */
export interface Named extends Charged {
  readonly type: string;
  /** The name of a document that is kept; null for any other. */
  readonly document: string | null;
}

/** Answers a question on somebody's behalf; a Failure when it is refused whole. */
export type AskGraph = (question: Question, behalf: Behalf) => Promise<Named>;

/** One request from document to answer. It keeps the graph it began with, whatever is loaded meanwhile. */
export function graphAsker({ graph, calls, documents, trustRequired, allowances, meters, log }: Asked): AskGraph {
  const charged = chargedFor(allowances);
  return async ({ query, isKept, variables, operationName, mayChange }, behalf) => {
    const { caller, requestId } = behalf;
    // The very text of a document that is kept will do; it is hashed only where that matters.
    if (!isKept && needsTrust(caller, trustRequired) && !documents.has(query)) fail('DOCUMENT_NOT_TRUSTED');
    const serving = graph() ?? fail('SERVICE_UNAVAILABLE');
    const operation = serving.read(query, operationName);
    checkKind(operation, mayChange);
    checkRights(serving, operation, caller);
    const given = readVariables(operation, variables, serving.schema);
    const weight = serving.weigh(operation, given);
    const charge = charged(behalf, weight);
    const execution: ExecutionContext = {
      variables: given,
      ask: withOwn(calls(behalf), charge.left),
      onFault: (service, fault) =>
        log.error({ requestId, service, ...faultLine(fault) }, 'a subgraph answered with a fault'),
    };
    try {
      const planning = plannedIn(serving.executor, operation, { span: behalf.span ?? null, meters });
      if (planning) await planning;
      const answer = await serving.executor.execute(operation, execution);
      const { data, problems, objects } = answer;
      const { operation: type, name } = operation.definition;
      const document = isKept ? (name?.value ?? null) : null;
      return { data, problems, objects, cost: charge.answered(answer), type, document };
    } catch (error) {
      charge.failed();
      throw error;
    }
  };
}
