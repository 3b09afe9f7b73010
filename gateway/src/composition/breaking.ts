import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { findBreakingChanges, Kind, parse, print, type DocumentNode } from 'graphql';
import { requirementsOf, type Requirement } from '../access/requirements.ts';
import { isTagged } from '../lint/sdl.ts';
import { MASKED_TAG } from '../lint/requires-masked.ts';
import { breakingWords, type BreakingCode } from './breaking-words.ts';
import { entityKeysOf } from './entity-keys.ts';

/** One thing that worked in the graph before and does not in the one after. */
export interface Breaking {
  readonly code: BreakingCode;
  /** What of the graph it is, in a sentence. */
  readonly message: string;
}

/** One line, the same each time: by it a change is accepted on purpose. */
export const lineOf = ({ code, message }: Breaking): string => `${code} ${message}`;

/** The line with what it means to whoever asks this graph. */
export const explained = (breaking: Breaking): string => {
  const { zh, en } = breakingWords[breaking.code];
  return `${lineOf(breaking)} (${zh} · ${en})`;
};

const apiOf = (text: string) =>
  Supergraph.build(text, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }).apiSchema().toGraphQLJSSchema();

/** By which fields each type can be found, in whatever subgraph. */
function keysIn(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const types of entityKeysOf(document).values()) {
    for (const [type, keys] of types) {
      const all = found.get(type) ?? new Set();
      for (const key of keys) all.add(print(key).replace(/\s+/g, ' '));
      found.set(type, all);
    }
  }
  return found;
}

function lostKeys(before: DocumentNode, after: DocumentNode): readonly Breaking[] {
  const left = keysIn(after);
  return [...keysIn(before)].flatMap(([type, keys]) =>
    [...keys]
      // A type that is gone altogether is named as such.
      .filter((key) => left.has(type) && !left.get(type)?.has(key))
      .map((key) => ({ code: 'KEY_REMOVED' as const, message: `${type} is no longer found by ${key}.` })),
  );
}

/** Whether whoever met the one meets the other. */
function implies(given: Requirement, asked: Requirement): boolean {
  if (asked === 'SIGNED_IN') return true;
  if (given === 'SIGNED_IN') return false;
  return given.every((group) => asked.some((other) => other.every((scope) => group.includes(scope))));
}

function raisedRights(before: DocumentNode, after: DocumentNode): readonly Breaking[] {
  const old = requirementsOf(before);
  const known = new Set(namesIn(before));
  return [...requirementsOf(after)]
    .filter(([name, asked]) => {
      const given = old.get(name) ?? [];
      return known.has(name) && asked.some((each) => !given.some((other) => implies(other, each)));
    })
    .map(([name]) => ({ code: 'RIGHT_RAISED', message: `${name} asks for more than before.` }));
}

interface Named {
  readonly name: string;
  readonly isMasked: boolean;
}

function fieldsIn({ definitions }: DocumentNode): readonly Named[] {
  return definitions.flatMap((type) =>
    type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION
      ? (type.fields ?? []).map((field) => ({
          name: `${type.name.value}.${field.name.value}`,
          isMasked: isTagged(field, MASKED_TAG),
        }))
      : [],
  );
}

function namesIn(document: DocumentNode): readonly string[] {
  const types = document.definitions.flatMap((each) => ('name' in each && each.name ? each.name.value : []));
  return [...types, ...fieldsIn(document).map(({ name }) => name)];
}

function newMasks(before: DocumentNode, after: DocumentNode): readonly Breaking[] {
  const clear = new Set(fieldsIn(before).flatMap(({ name, isMasked }) => (isMasked ? [] : name)));
  return fieldsIn(after)
    .filter(({ name, isMasked }) => isMasked && clear.has(name))
    .map(({ name }) => ({ code: 'FIELD_MASKED_NOW', message: `${name} is masked.` }));
}

/** Everything that breaks from one supergraph to the next, for those who ask it and for the subgraphs that join it. */
export function breakingChanges(before: string, after: string): readonly Breaking[] {
  if (before === after) return [];
  const [old, next] = [parse(before, { noLocation: true }), parse(after, { noLocation: true })];
  const ofGraph = findBreakingChanges(apiOf(before), apiOf(after)).map(({ type, description }) => ({
    code: type,
    message: description,
  }));
  return [...ofGraph, ...lostKeys(old, next), ...raisedRights(old, next), ...newMasks(old, next)];
}
