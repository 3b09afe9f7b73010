import { isListType, getNullableType, valueFromASTUntyped, type FieldNode, type GraphQLField } from 'graphql';
import { isObject, own } from '../execution/json.ts';
import type { ListSize } from './costs.ts';
import type { Variables } from './variables.ts';

// A list without pages stays short by contract; a page has at most a hundred.
const SHORT_LIST = 10;
const LARGEST_PAGE = 100;

type Field = GraphQLField<unknown, unknown>;

/** Inside a page: how many it has, and which of its fields hold them; null when any list does. */
export interface Sized {
  readonly length: number;
  readonly fields: readonly string[] | null;
}

/** A value as it is given, else as it is by itself; `paging.first` looks into it. */
function givenFor(path: string, node: FieldNode, { args }: Field, variables: Variables): unknown {
  const [name = '', ...inner] = path.split('.');
  const given = node.arguments?.find((each) => each.name.value === name);
  const value = given && valueFromASTUntyped(given.value, variables);
  const start: unknown = value === undefined ? args.find((each) => each.name === name)?.defaultValue : value;
  return inner.reduce<unknown>((at, key) => (isObject(at) ? own(at, key) : undefined), start);
}

const isLength = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** What a subgraph says of the length: the largest that is asked for, else what it assumes. */
function saidLength(size: ListSize, node: FieldNode, field: Field, variables: Variables): number {
  const asked = size.slicingArguments.map((path) => givenFor(path, node, field, variables)).filter(isLength);
  const length = asked.length > 0 ? Math.max(...asked) : (size.assumedSize ?? SHORT_LIST);
  // A page of ours is refused above a hundred, and says so itself.
  const isPage = size.sizedFields.includes('nodes') && size.slicingArguments.includes('first');
  return Math.max(1, isPage ? Math.min(length, LARGEST_PAGE) : length);
}

/** What a field's answer holds: pages are known by what is said of them, or by their argument `first`. */
export function sizedBy(size: ListSize | undefined, node: FieldNode, field: Field, variables: Variables): Sized | null {
  if (size)
    return {
      length: saidLength(size, node, field, variables),
      fields: size.sizedFields.length > 0 ? size.sizedFields : null,
    };
  if (!field.args.some(({ name }) => name === 'first')) return null;
  const given = node.arguments?.find(({ name }) => name.value === 'first');
  const first: unknown = given && valueFromASTUntyped(given.value, variables);
  return { length: isLength(first) ? Math.min(Math.max(first, 1), LARGEST_PAGE) : SHORT_LIST, fields: null };
}

/** How many things a field holds: one, or as many as its list is long. */
export function timesOf(name: string, { type }: Field, own: Sized | null, page: Sized | null): number {
  if (!isListType(getNullableType(type))) return 1;
  if (own && own.fields === null) return own.length;
  return page && (page.fields === null || page.fields.includes(name)) ? page.length : SHORT_LIST;
}
