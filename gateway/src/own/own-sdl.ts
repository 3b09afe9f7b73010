import type { SubgraphText } from '../composition/compose.ts';
import { fieldsOf, readSdl } from '../lint/sdl.ts';
import { OWN } from './own-name.ts';
import { followedIn, subscriptionOf, type Followed } from './followed.ts';

const head = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes", "@tag", "@cost"])
`;

/** What the gateway answers itself, whatever the subgraphs are. */
export const answered = `
type Query {
  "What the caller has left to ask with (调用额度). Costs nothing."
  rateLimit: RateLimit @tag(name: "open") @cost(weight: 0)
}

"Points of an account: an object asked for is one, and they come back every second (调用额度)."
type RateLimit {
  "What this request was reckoned at."
  requestedQueryCost: Int!
  maximumAvailable: Int!
  currentlyAvailable: Int!
  "How many come back each second."
  restoreRate: Int!
}

"Something that happened, told as it happens, in the shape of CloudEvents 1.0 (实时事件). Ids and codes only."
type LiveEvent {
  "The same however often it is told: go on \`after\` the last one heard."
  id: ID!
  "\`cn.sgc.<service>.<noun>.<what happened>.v1\`"
  type: String!
  "The event as the catalogue names it: \`case.closed\`."
  name: String!
  "\`/jurisdictions/<code>\`"
  source: String!
  "The record it happened to."
  subject: ID!
  "The record's version afterwards."
  recordVersion: Int!
  "An instant, ISO 8601."
  time: String!
  "The division or grid where the record stands."
  jurisdiction: ID!
  "A JSON object."
  data: String!
}
`;

const places = `
    "Only what lies in this division or grid; the caller's own place when left out."
    within: ID
    "Only these events, as \`case.closed\`."
    types: [String!]
    "Goes on behind this event, the last one heard; from now when left out."
    after: ID`;

export const listened = `
type Subscription {
  "What happens in the caller's area, in the order it reaches the platform."
  changes(${places}
  ): LiveEvent @requiresScopes(scopes: [["event.read"]])
`;

const following = ({ type, lookup, guard }: Followed): string => `
  "A ${type} as the caller sees it, each time something happened to it. One that the caller cannot see is not told."
  ${subscriptionOf(lookup)}(
    "Only this record; every one of the place when left out."
    id: ID${places}
  ): ${type} @requiresScopes(scopes: ${guard})`;

const stub = ({ type }: Followed): string => `
type ${type} @key(fields: "id", resolvable: false) {
  id: ID!
}
`;

/** Where events come from: the subgraph that carries them, if the graph has it. */
const carriesEvents = (text: SubgraphText): boolean =>
  fieldsOf(readSdl(text.name, text.sdl)).some(
    ({ owner, field }) => owner === 'Query' && field.name.value === 'eventsBehind',
  );

/** The gateway's own part of a graph: what is left to ask with and, where events are carried, what can be listened to. */
export function ownText(subgraphs: readonly SubgraphText[]): SubgraphText {
  if (!subgraphs.some(carriesEvents)) return { name: OWN, sdl: head + answered };
  const all = subgraphs.flatMap(({ name, sdl }) => followedIn(readSdl(name, sdl)));
  const followed = [...new Map(all.map((each) => [each.lookup, each])).values()];
  const subscription = `${listened}${followed.map(following).join('')}\n}\n`;
  return { name: OWN, sdl: head + answered + subscription + followed.map(stub).join('') };
}
