import {
  astFromValue,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Chance } from '../../src/world/chance.ts';
import type { Asker } from './callers.ts';
import type { Pool } from './pool.ts';
import { valuesOf } from './random-value.ts';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Field = GraphQLField<unknown, unknown>;

export interface Wanted {
  readonly schema: GraphQLSchema;
  readonly pool: Pool;
  readonly asker: Asker;
  /** The right a field asks for. */
  readonly needed: (type: string, field: string) => string | null;
  /** Only these questions; any when left out. */
  readonly roots?: readonly string[];
}

const DEEP = 5;

/** A random question that is valid, mostly about what there is, and mostly one that this caller may ask. */
export function randomOperation(chance: Chance, { schema, pool, asker, needed, roots }: Wanted): RandomOperation {
  const valueOf = valuesOf(chance, pool);
  const variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  const fragments: string[] = [];
  let next = 0;

  const variable = (type: string, value: unknown): string => {
    const name = variables.size === 0 ? 'representations' : `v${variables.size}`;
    variables.set(name, { type, value });
    return `$${name}`;
  };

  function given(field: Field): string {
    const at = {
      field: field.name,
      gives: getNamedType(field.type).name.replace(/Connection$/, ''),
      asker: asker.name,
    };
    const isWanted = ({ type, defaultValue, name }: GraphQLArgument): boolean =>
      (isNonNullType(type) && defaultValue === undefined) || chance.happens(name === 'after' ? 0.15 : 0.3);
    const words = field.args.filter(isWanted).map((each) => {
      const value = valueOf(each, at);
      const node = chance.happens(0.4) ? null : astFromValue(value, each.type);
      return `${each.name}: ${node ? print(node) : variable(String(each.type), value)}`;
    });
    return words.length > 0 ? `(${words.join(', ')})` : '';
  }

  function condition(): string {
    if (!chance.happens(0.12)) return '';
    const is = chance.happens(0.6);
    const word = chance.pick(['include', 'skip']);
    return ` @${word}(if: ${chance.happens(0.5) ? String(is) : variable('Boolean!', is)})`;
  }

  function fieldText(field: Field, depth: number): string {
    const type = getNamedType(field.type);
    const args = given(field);
    const alias = args || chance.happens(0.15) ? `a${(next += 1)}: ` : '';
    const inner = isObjectType(type) ? ` ${selection(type, depth - 1)}` : '';
    return `${alias}${field.name}${args}${condition()}${inner}`;
  }

  function spread(type: GraphQLObjectType, depth: number): string {
    const inner = selection(type, depth);
    const way = chance.between(0, 2);
    if (way === 0) return `...${condition()} ${inner}`;
    if (way === 1) return `... on ${type.name}${condition()} ${inner}`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${type.name} ${inner}`);
    return `...${name}${condition()}`;
  }

  const isAllowed = (type: GraphQLObjectType, { name }: Field): boolean => {
    const right = needed(type.name, name);
    return !right || asker.viewer.permissions.has(right as never);
  };

  function chosen(type: GraphQLObjectType, depth: number): readonly Field[] {
    const isRoot = type === schema.getQueryType();
    const isBrave = chance.happens(0.04);
    const all = Object.values(type.getFields()).filter(
      (each) =>
        !each.name.startsWith('_') &&
        (depth > 0 || !isCompositeType(getNamedType(each.type))) &&
        (isBrave || isAllowed(type, each)) &&
        (!isRoot || !roots || roots.includes(each.name)),
    );
    const wide = all.filter((each) => isCompositeType(getNamedType(each.type)));
    const many = isRoot ? Number(chance.weighted({ 1: 4, 2: 1 })) : chance.between(1, 3);
    const picked = all.length > 0 ? Array.from({ length: many }, () => chance.pick(all)) : [];
    // What leads to another thing is what federation is about.
    return !isRoot && depth > 0 && wide.length > 0 && chance.happens(0.4) ? [...picked, chance.pick(wide)] : picked;
  }

  function selection(type: GraphQLObjectType, depth: number): string {
    const words = chosen(type, depth).map((each) => {
      const isLong = isListType(getNullableType(each.type)) && !/^(nodes|edges)$/.test(each.name);
      return fieldText(each, isLong ? depth - 1 : depth);
    });
    if (depth > 0 && chance.happens(0.15)) words.push(spread(type, depth - 1));
    if (words.length === 0 || chance.happens(0.12)) words.push('__typename');
    return `{ ${words.join(' ')} }`;
  }

  const root = schema.getQueryType();
  if (!root) throw new Error('the schema has no query');
  const body = selection(root, DEEP);
  const defined = [...variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
  return {
    query: `query${defined ? ` (${defined})` : ''} ${body} ${fragments.join(' ')}`.trim(),
    variables: Object.fromEntries([...variables].map(([name, { value }]) => [name, value])),
  };
}
