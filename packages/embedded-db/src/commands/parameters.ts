import { toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Store } from '../store/store.ts';
import type { Reply } from '../wire/reply.ts';

const LIFETIME = 'transactionLifetimeLimitSeconds';
// What goes with a command and is no parameter.
const NOT_PARAMETERS = new Set(['setParameter', 'comment', 'lsid', 'txnNumber']);

// MongoDB's names, as far as they mean something here; fail points can always be set.
function parametersOf({ transactions }: Store): Doc {
  return {
    enableTestCommands: true,
    featureCompatibilityVersion: { version: '7.0' },
    maxTransactionLockRequestTimeoutMillis: 5,
    requireApiVersion: false,
    [LIFETIME]: transactions.lifetime / 1000,
  };
}

function getParameter({ body, reading }: Command): Reply {
  const all = parametersOf(reading.store);
  if (body['getParameter'] === '*') return reply(all);
  const asked = Object.entries(all).filter(([name]) => name in body);
  if (asked.length === 0) refuse('InvalidOptions', 'no option found to get');
  return reply(Object.fromEntries(asked));
}

function setParameter({ body, reading }: Command): Reply {
  const names = Object.keys(body).filter((name) => !name.startsWith('$') && !NOT_PARAMETERS.has(name));
  const unknown = names.find((name) => name !== LIFETIME);
  if (unknown !== undefined || names.length === 0)
    refuse(
      'InvalidOptions',
      `attempted to set unrecognized parameter [${unknown ?? ''}], use help:true to see options`,
    );
  const seconds = toNumber(body[LIFETIME]);
  if (seconds === undefined || seconds < 1) refuse('BadValue', `${LIFETIME} must be at least 1 second`);
  const { transactions } = reading.store;
  const was = transactions.lifetime / 1000;
  transactions.lifetime = seconds * 1000;
  return reply({ was });
}

/** What can be looked up, and set, while the server runs. */
export const parameterCommands: { readonly [name: string]: Definition } = {
  getParameter: { kind: 'read', run: getParameter },
  setParameter: { kind: 'read', run: setParameter },
};
