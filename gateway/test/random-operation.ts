import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  print,
  parse,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Values that some rows of the made-up world have. */
const ids = fc.constantFrom('p0', 'p1', 'p2', 'p5', 'p99', 'c0', 'c1', 'c3', '340111400001', '340103009001');

/** Names of keys, of what is required elsewhere, and of what every object has. */
const tricky = ['id', 'code', 'place', 'cases', 'constructor', 'toString'] as const;

const anId = () => ids;

interface State {
  readonly gen: GeneratorValue;
  readonly fragments: string[];
  readonly variables: Map<string, { readonly type: string; readonly value: unknown }>;
  /** Names of response keys already used for something else would make an operation invalid: each alias is new. */
  next: number;
}

function pick<T>({ gen }: State, all: readonly T[]): T {
  const chosen = all[gen(fc.nat, all.length - 1)];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

function literal(state: State, type: GraphQLInputType): string {
  const { gen } = state;
  if (isNonNullType(type)) return literal(state, type.ofType);
  if (isListType(type)) {
    const length = gen(fc.integer, { min: 0, max: 3 });
    return `[${Array.from({ length }, () => literal(state, type.ofType)).join(', ')}]`;
  }
  if (isEnumType(type)) return pick(state, type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(() => gen(fc.boolean));
    return `{${fields.map((field) => `${field.name}: ${literal(state, field.type)}`).join(', ')}}`;
  }
  if (type.name === 'Int') return String(gen(fc.integer, { min: 0, max: 4 }));
  if (type.name === 'Boolean') return String(gen(fc.boolean));
  return JSON.stringify(gen(anId));
}

const asJson = (text: string): unknown => {
  const quoted = text.replace(/"[^"]*"|\b[A-Za-z_]\w*\b/g, (word) =>
    /^"|^(true|false|null)$/.test(word) ? word : `"${word}"`,
  );
  return JSON.parse(quoted);
};

function value(state: State, argument: GraphQLArgument): string {
  const text = literal(state, argument.type);
  if (!state.gen(fc.boolean)) return text;
  // `representations` is the name the plan gives its own variable.
  const name = state.variables.size === 0 ? 'representations' : `v${state.variables.size}`;
  state.variables.set(name, { type: String(argument.type), value: asJson(text) });
  return `$${name}`;
}

function args(state: State, given: readonly GraphQLArgument[]): string {
  const chosen = given.filter((each) => isNonNullType(each.type) || state.gen(fc.boolean));
  return chosen.length > 0 ? `(${chosen.map((each) => `${each.name}: ${value(state, each)}`).join(', ')})` : '';
}

function condition(state: State): string {
  const { gen } = state;
  if (gen(fc.integer, { min: 0, max: 9 }) < 8) return '';
  const is = gen(fc.boolean);
  const directive = gen(fc.constantFrom, '@include', '@skip');
  if (gen(fc.boolean)) return ` ${directive}(if: ${is})`;
  const name = `v${state.variables.size}`;
  state.variables.set(name, { type: 'Boolean!', value: is });
  return ` ${directive}(if: $${name})`;
}

function field(state: State, of: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(of.type);
  const given = args(state, of.args);
  const isAliased = given !== '' || state.gen(fc.integer, { min: 0, max: 4 }) === 0;
  // An alias now and then has the name of a key or of another field.
  const isTricky = state.gen(fc.integer, { min: 0, max: 5 }) === 0;
  const alias = isAliased ? `${isTricky ? pick(state, tricky) : `a${(state.next += 1)}`}: ` : '';
  const inner = isCompositeType(type) ? ` ${selection(state, type, depth - 1)}` : '';
  return `${alias}${of.name}${given}${condition(state)}${inner}`;
}

function spread(state: State, type: GraphQLCompositeType, depth: number): string {
  const inner = selection(state, type, depth);
  if (state.gen(fc.boolean)) return `... on ${type.name}${condition(state)} ${inner}`;
  const name = `F${state.fragments.length}`;
  state.fragments.push(`fragment ${name} on ${type.name} ${inner}`);
  return `...${name}${condition(state)}`;
}

function selection(state: State, type: GraphQLCompositeType, depth: number): string {
  const { gen } = state;
  if (isUnionType(type)) {
    return `{ __typename ${type
      .getTypes()
      .map((each) => spread(state, each, depth))
      .join(' ')} }`;
  }
  const all = Object.values(type.getFields()).filter(
    ({ name, type: of }) => !name.startsWith('_') && (depth > 0 || !isCompositeType(getNamedType(of))),
  );
  if (all.length === 0) return '{ __typename }';
  const many = gen(fc.integer, { min: 1, max: 4 });
  const chosen = Array.from({ length: many }, () => field(state, pick(state, all), depth));
  if (isObjectType(type) && depth > 0 && gen(fc.integer, { min: 0, max: 3 }) === 0)
    chosen.push(spread(state, type, depth - 1));
  if (gen(fc.integer, { min: 0, max: 5 }) === 0) chosen.push('__typename');
  return `{ ${chosen.join(' ')} }`;
}

/** A random operation that is valid against a schema. */
export function randomOperation(gen: GeneratorValue, schema: GraphQLSchema): RandomOperation {
  const state: State = { gen, fragments: [], variables: new Map(), next: 0 };
  const root = schema.getQueryType();
  if (!root) throw new Error('the schema has no query');
  const body = selection(state, root, 4);
  const definitions = [...state.variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
  const query = `query${definitions ? ` (${definitions})` : ''} ${body} ${state.fragments.join(' ')}`;
  const variables = Object.fromEntries([...state.variables].map(([name, each]) => [name, each.value]));
  return { query: print(parse(query)), variables };
}
