import { events } from '@linli/contract';
import { Kind, type FieldDefinitionNode } from 'graphql';
import { entitiesOf } from '../lint/entities.ts';
import { directivesNamed, fieldsOf, namedType, type SubgraphSdl } from '../lint/sdl.ts';

/** A record that can be followed: its type, the root field it is found by, and what that field asks of a caller. */
export interface Followed {
  readonly type: string;
  readonly lookup: string;
  readonly guard: string;
}

const nouns: ReadonlySet<string> = new Set(Object.keys(events).map((type) => type.split('.')[0] ?? ''));

/** The noun that events about a type begin with: `caseCategory` is `case-category`. */
export const nounOf = (lookup: string): string => lookup.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The subscription that follows what a root field finds, and back. */
export const subscriptionOf = (lookup: string): string => `${lookup}Changed`;

export const lookupOf = (subscription: string): string => subscription.replace(/Changed$/, '');

const isById = ({ arguments: given = [] }: FieldDefinitionNode): boolean =>
  given.length === 1 && given[0]?.name.value === 'id' && namedType(given[0].type).name.value === 'ID';

/** The scopes of a field as they stand; null for one that is open, because nobody is told of everything. */
function guardOf(field: FieldDefinitionNode): string | null {
  const scopes = directivesNamed(field, 'requiresScopes')[0]?.arguments?.[0]?.value;
  if (scopes?.kind !== Kind.LIST) return null;
  const groups = scopes.values.flatMap((group) =>
    group.kind === Kind.LIST ? [group.values.flatMap((each) => (each.kind === Kind.STRING ? each.value : []))] : [],
  );
  return JSON.stringify(groups);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What can be looked up by its id, and is spoken of by events, can be followed, by whoever may look it up. */
export const followedIn = (sdl: SubgraphSdl): readonly Followed[] => {
  const entities = entitiesOf(sdl);
  return fieldsOf(sdl).flatMap(({ owner, field }) => {
    const lookup = field.name.value;
    const type = namedType(field.type).name.value;
    const guard = guardOf(field);
    const isKnown = entities.get(type)?.keyFields.has('id') && nouns.has(nounOf(lookup));
    const isLookup = owner === 'Query' && lookup === lowerFirst(type) && isById(field);
    return isKnown && isLookup && guard !== null ? [{ type, lookup, guard }] : [];
  });
};
