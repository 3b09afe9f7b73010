import { events as catalogue } from '@linli/contract';
import { isCode, isWithin, wholeCode, districtOf } from '@linli/vocabulary';
import { getArgumentValues, type GraphQLSchema } from 'graphql';
import { fail } from '../failure.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import { nounOf } from '../own/followed.ts';
import { lookupOf } from '../own/followed.ts';
import type { Variables } from '../operation/variables.ts';
import type { Derived } from './derived.ts';
import type { LiveEvent } from './feed.ts';
import type { Wanted } from './heard.ts';

interface Arguments {
  readonly id?: string | null;
  readonly within?: string | null;
  readonly types?: readonly string[] | null;
  readonly after?: string | null;
}

function argumentsOf({ field }: Derived, schema: GraphQLSchema, variables: Variables): Arguments {
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  if (!definition) return {};
  return getArgumentValues(definition, field, variables) as Arguments;
}

/** Where somebody may listen: their own place, or one within it. Elsewhere is not found, whether it is there or not. */
function placeOf(within: string | null | undefined, { home, nodes }: Caller): string {
  if (home === null) return fail('SIGN_IN_REQUIRED');
  if (!within) return home;
  const place = wholeCode(within);
  if (!isCode(place)) return fail('CODE_INVALID', { field: 'within' });
  return nodes.some((node) => isWithin(place, node)) ? place : fail('NOT_FOUND', { field: 'within' });
}

function typesOf(types: Arguments['types']): ReadonlySet<string> | null {
  if (!types) return null;
  const strange = types.find((each) => !Object.hasOwn(catalogue, each));
  if (strange !== undefined) fail('VALUE_INVALID', { field: 'types' });
  return new Set(types);
}

interface Asked {
  readonly derived: Derived;
  readonly schema: GraphQLSchema;
  readonly variables: Variables;
  readonly caller: Caller;
  /** What a connection as a whole says it heard last. */
  readonly lastHeard: string | null;
  readonly most: number;
}

/** Reads from a subscription which events it is about. */
export function wantedOf({ derived, schema, variables, caller, lastHeard, most }: Asked): Wanted {
  const { id, within, types, after } = argumentsOf(derived, schema, variables);
  const place = placeOf(within, caller);
  const some = typesOf(types);
  const noun = derived.query === null ? null : `${nounOf(lookupOf(derived.field.name.value))}.`;
  const isWanted = ({ subject, name, jurisdiction }: LiveEvent): boolean =>
    (noun === null || name.startsWith(noun)) &&
    (!id || subject === id) &&
    (some === null || some.has(name)) &&
    isCode(jurisdiction) &&
    isWithin(jurisdiction, place) &&
    caller.nodes.some((node) => isWithin(jurisdiction, node));
  return { station: districtOf(place), place, isWanted, after: after ?? lastHeard, most };
}
