import {
  defaultFieldResolver,
  getNamedType,
  isCompositeType,
  isNonNullType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { type Asking, keysOf, type Owned, ownFields, type Piece, requiredBy } from './pieces.ts';

/** An object, and the subgraph that gave it. */
interface Held {
  readonly from: string;
  readonly value: unknown;
}

/** Another subgraph knows nothing of an entity: its fields are null, and nobody says why. */
export class Missing extends Error {}

/** Stands between a reference and what it leads to; a fault put in on purpose stands here. */
export type Finder = (wanted: Wanted, find: (wanted: Wanted) => Promise<unknown>) => Promise<unknown>;

export interface Wanted {
  readonly owner: Owned;
  readonly key: Readonly<Record<string, unknown>>;
}

const isThenable = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null)?.then === 'function';

/** Remembers of every object in an answer which subgraph it came from. */
function held(from: string, value: unknown): unknown {
  if (value === null || value === undefined || value instanceof Error) return value;
  if (isThenable(value)) return value.then((each) => held(from, each));
  if (Array.isArray(value)) return value.map((each) => held(from, each));
  return { from, value } satisfies Held;
}

const pathOf = ({ prev, key }: GraphQLResolveInfo['path']): readonly (string | number)[] => [
  ...(prev ? pathOf(prev) : []),
  key,
];

// What is worked out from others' fields asks for those first, also where the object came from.
const isAtHand = ({ piece, field }: Owned, { from }: Held): boolean =>
  piece.name === from && requiredBy(field).length === 0;

const contextIn = ({ contexts }: Asking, { name }: Piece) => contexts.get(name);

/** Resolves fields of the whole by the subgraph that owns each, without a plan, a gateway or a wire. */
export function resolverOf(pieces: readonly Piece[], finder: Finder = (wanted, find) => find(wanted)) {
  const fields = new Map<string, readonly Owned[]>();
  const ownersOf = (type: string, name: string): readonly Owned[] => {
    const at = `${type}.${name}`;
    const known =
      fields.get(at) ?? pieces.flatMap((piece) => ownFields(piece, type)).filter(({ field }) => field.name === name);
    fields.set(at, known);
    return known;
  };

  const answered = (
    { piece, field }: Owned,
    { value, args = {} }: { value: unknown; args?: object },
    [asking, info]: readonly [Asking, GraphQLResolveInfo],
  ) =>
    (field.resolve ?? defaultFieldResolver)(value, args, contextIn(asking, piece), { ...info, fieldName: field.name });

  /** What a field of an object is, read where the object came from or where the field is owned. */
  async function read(type: string, name: string, source: Held, at: readonly [Asking, GraphQLResolveInfo]) {
    const owners = ownersOf(type, name);
    const own = owners.find(({ piece }) => piece.name === source.from) ?? owners[0];
    if (!own) throw new Error(`nobody owns ${type}.${name}`);
    if (isAtHand(own, source)) return answered(own, { value: source.value }, at);
    const value = await entity(own, source, at);
    return value === null ? undefined : answered(own, { value }, at);
  }

  async function keyFor(owner: Owned, source: Held, at: readonly [Asking, GraphQLResolveInfo]) {
    const type = owner.parent.name;
    const given = new Set(
      pieces
        .filter(({ name }) => name === source.from)
        .flatMap((piece) => ownFields(piece, type).map(({ field }) => field.name)),
    );
    const key = keysOf(owner.parent).find((names) => names.every((name) => given.has(name)));
    if (!key) throw new Error(`${source.from} gives no key of ${type} for ${owner.piece.name}`);
    const names = [...key, ...requiredBy(owner.field)];
    const values = await Promise.all(names.map(async (name) => [name, await read(type, name, source, at)] as const));
    if (values.some(([, value]) => value === undefined)) return null;
    return { __typename: type, ...Object.fromEntries(values) };
  }

  async function find({ owner, key }: Wanted, [asking, info]: readonly [Asking, GraphQLResolveInfo]) {
    const { extensions } = owner.parent as GraphQLObjectType & {
      extensions: { apollo?: { subgraph?: { resolveReference?: (...given: readonly unknown[]) => unknown } } };
    };
    const refer = extensions.apollo?.subgraph?.resolveReference;
    const value = refer ? await refer({ ...key }, contextIn(asking, owner.piece), info) : key;
    return value ?? null;
  }

  /** The entity as another subgraph has it, asked for by its key; null when that one has none. */
  async function entity(owner: Owned, source: Held, at: readonly [Asking, GraphQLResolveInfo]): Promise<unknown> {
    const key = await keyFor(owner, source, at);
    if (!key) return null;
    const [{ found }] = at;
    const name = `${owner.piece.name} ${JSON.stringify(key)}`;
    const known = found.get(name) ?? finder({ owner, key }, (wanted) => find(wanted, at));
    found.set(name, known);
    return known;
  }

  const resolving = (type: string, name: string, of: GraphQLOutputType) => {
    const owners = ownersOf(type, name);
    const isObject = isCompositeType(getNamedType(of));
    const give = (owner: Owned, value: unknown) => (isObject ? held(owner.piece.name, value) : value);
    return async (source: Held | undefined, args: object, asking: Asking, info: GraphQLResolveInfo) => {
      const owner = owners.find(({ piece }) => piece.name === source?.from) ?? owners[0];
      if (!owner) throw new Error(`nobody owns ${type}.${name}`);
      if (!source || isAtHand(owner, source))
        return give(owner, await answered(owner, { value: source?.value, args }, [asking, info]));
      const value = await entity(owner, source, [asking, info]);
      if (value !== null) return give(owner, await answered(owner, { value, args }, [asking, info]));
      if (isNonNullType(of)) throw new Missing(`${type}.${name}`);
      return null;
    };
  };

  return (type: string, name: string, of: GraphQLOutputType) => {
    const resolve = resolving(type, name, of);
    return (source: Held | undefined, args: object, asking: Asking, info: GraphQLResolveInfo) => {
      const work = resolve(source, args, asking, info).catch((error: unknown) => {
        asking.failed.push({ path: pathOf(info.path).join('.'), error });
        throw error;
      });
      asking.begun.push(work);
      return work;
    };
  };
}
