import type { Graph } from '../composition/graph.ts';
import type { TrustedDocuments } from '../documents/documents.ts';
import { needsTrust, type TrustRequired } from '../documents/trust.rules.ts';
import { fail } from '../failure.ts';
import { checkRights } from '../http/admit.ts';
import type { AskGraph, Question } from '../http/ask.ts';
import { readVariables, type Variables } from '../operation/variables.ts';
import { ending, type Ending } from '../transport/within.ts';
import { derived, SUBJECT } from './derived.ts';
import { heard, type Sources } from './heard.ts';
import type { LiveLimits } from './limits.ts';
import { streamOf, type Stream } from './stream.ts';
import type { Subscriber } from './tell.ts';
import { wantedOf } from './wanted.ts';

export interface Live extends Sources {
  readonly graph: () => Graph | null;
  readonly ask: AskGraph;
  readonly documents: TrustedDocuments;
  readonly trustRequired: TrustRequired;
  readonly limits: LiveLimits;
}

export interface Subscriptions {
  /** Begins to listen. A Failure is the refusal of it; one that comes later ends the stream. Null: no subscription. */
  readonly open: (question: Question, subscriber: Subscriber) => Promise<Stream | null>;
  /** Ends all that are open, and is known to have done so: a client then comes again. */
  readonly close: () => void;
  readonly isClosing: () => boolean;
}

type Closable = Ending & { readonly end: () => void };

/** A token that runs out ends what it opened, with word of it, also when nothing happens. */
function expiring({ expiresAt }: Subscriber, ends: Closable): () => boolean {
  let isExpired = false;
  const timer = setTimeout(
    () => {
      isExpired = true;
      ends.end();
    },
    Math.max(0, expiresAt - Date.now()),
  );
  timer.unref();
  ends.listen(() => clearTimeout(timer));
  return () => isExpired;
}

/** What every event would be refused for is refused at once. */
function checkWeight(serving: Graph, text: string, variables: Variables): void {
  const query = serving.read(text, null);
  serving.weigh(query, readVariables(query, { ...variables, [SUBJECT]: '' }, serving.schema));
}

/** All subscriptions of this gateway, so many for each account. */
export function subscriptionsOf(live: Live): Subscriptions {
  const { graph, documents, trustRequired, limits } = live;
  const open = new Set<Closable>();
  const byAccount = new Map<string, number>();
  let isClosing = false;

  const count = (account: string, by: number): void => {
    const now = (byAccount.get(account) ?? 0) + by;
    if (now > 0) byAccount.set(account, now);
    else byAccount.delete(account);
  };

  const enter = (account: string): Closable => {
    const most = limits.subscriptionsPerAccount;
    if ((byAccount.get(account) ?? 0) >= most) fail('TOO_MANY_REQUESTS', { limit: 'subscriptions', allowed: most });
    const ends = ending();
    open.add(ends);
    count(account, 1);
    ends.listen(() => {
      open.delete(ends);
      count(account, -1);
    });
    return ends;
  };

  const begin = async (question: Question, subscriber: Subscriber): Promise<Stream | null> => {
    const { query: text, isKept, operationName, variables } = question;
    const { caller, account, lastHeard } = subscriber;
    if (isClosing) fail('SERVICE_UNAVAILABLE');
    if (!isKept && needsTrust(caller, trustRequired) && !documents.has(text)) fail('DOCUMENT_NOT_TRUSTED');
    const serving = graph() ?? fail('SERVICE_UNAVAILABLE');
    const operation = serving.read(text, operationName);
    if (operation.definition.operation !== 'subscription') return null;
    checkRights(serving, operation, caller);
    const { schema } = serving;
    const given = readVariables(operation, variables, schema);
    const asked = derived(operation, schema, given);
    if (asked.query !== null) checkWeight(serving, asked.query, variables);
    const most = limits.queue;
    const wanted = wantedOf({ derived: asked, schema, variables: given, caller, lastHeard, most });
    const ends = enter(account);
    const isExpired = expiring(subscriber, ends);
    const { deliveryMs } = limits;
    const telling = { ...live, subscriber, operation, text, derived: asked, variables, deliveryMs, ends };
    try {
      return streamOf(telling, await heard(wanted, live, ends), isExpired);
    } catch (error) {
      ends.end();
      throw error;
    }
  };

  return {
    open: begin,
    isClosing: () => isClosing,
    close: () => {
      isClosing = true;
      for (const ends of open) ends.end();
    },
  };
}
