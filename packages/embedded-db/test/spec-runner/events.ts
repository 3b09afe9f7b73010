import { BSON } from 'mongodb';
import { match, Mismatch } from './matching.ts';
import type { Document, MongoClient } from 'mongodb';
import type { Known } from './matching.ts';

/** What a client has sent and heard, and how many connections it holds. */
export type Observed = { readonly events: Document[]; readonly started: Document[]; checkedOut: number };

type Observing = Known & { readonly observed: ReadonlyMap<string, Observed> };

const KINDS = ['commandStarted', 'commandSucceeded', 'commandFailed'] as const;
// Hidden unless a case wants to see that they are redacted.
const SENSITIVE = (
  'authenticate copydb copydbgetnonce copydbsaslstart createUser getnonce hello isMaster ismaster saslContinue ' +
  'saslStart updateUser'
).split(' ');

export function observe(client: MongoClient, spec: Document): Observed {
  const observed: Observed = { events: [], started: [], checkedOut: 0 };
  const wanted = new Set<string>(spec['observeEvents'] ?? []);
  const sensitive = spec['observeSensitiveCommands'] === true ? [] : SENSITIVE;
  const ignored = new Set<string>([
    'configureFailPoint',
    ...sensitive,
    ...(spec['ignoreCommandMonitoringEvents'] ?? []),
  ]);
  for (const kind of KINDS)
    client.on(kind, (event: Document) => {
      if (kind === 'commandStarted') observed.started.push(event);
      if (!wanted.has(`${kind}Event`) || ignored.has(event['commandName'])) return;
      observed.events.push({ [`${kind}Event`]: asSent(event) });
    });
  client.on('connectionCheckedOut', () => void observed.checkedOut++);
  client.on('connectionCheckedIn', () => void observed.checkedOut--);
  return observed;
}

// The driver goes on using its objects: what counts is what they were when they were sent.
function asSent(event: Document): Document {
  const { commandName, databaseName, command, reply } = event;
  const parts = BSON.serialize({ command, reply }, { ignoreUndefined: true });
  return { commandName, databaseName, ...BSON.deserialize(parts) };
}

/** Compares what was sent with what the case expects; only commands, not pools or topologies. */
export function checkEvents(entities: Observing, expected: Document): void {
  if ((expected['eventType'] ?? 'command') !== 'command') return;
  const actual = entities.observed.get(expected['client'])?.events ?? [];
  const events: readonly Document[] = expected['events'];
  if (actual.length < events.length || (actual.length > events.length && expected['ignoreExtraEvents'] !== true))
    throw new Mismatch(
      `${actual.length} events instead of ${events.length}: ${namesOf(actual)} for ${namesOf(events)}`,
    );
  for (const [i, event] of events.entries()) checkEvent(entities, actual[i] ?? {}, event, `events[${i}]`);
}

function namesOf(events: readonly Document[]): string {
  return events.map((event) => Object.values(event)[0]?.commandName ?? Object.keys(event)[0]).join();
}

function checkEvent(entities: Observing, actual: Document, expected: Document, path: string): void {
  const [[kind, wanted] = ['', {}]] = Object.entries(expected);
  const found: unknown = actual[kind];
  if (typeof found !== 'object' || found === null) throw new Mismatch(`${path}: ${namesOf([actual])} is no ${kind}`);
  for (const field of ['commandName', 'databaseName', 'command', 'reply'] as const)
    if (wanted[field] !== undefined)
      match(entities, asWanted(found, wanted)[field], wanted[field], true, `${path}.${field}`);
}

// This driver gives every commit and abort a time limit of its own.
function asWanted(found: object, { command }: Document): Document {
  const event: Document = { ...found };
  const { wtimeout: _, ...concern } = event['command']?.writeConcern ?? {};
  const isAdded = command?.writeConcern?.w !== undefined && command.writeConcern.wtimeout === undefined;
  return isAdded ? { ...event, command: { ...event['command'], writeConcern: concern } } : event;
}
