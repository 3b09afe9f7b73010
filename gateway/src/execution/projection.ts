import {
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type GraphQLCompositeType,
  type GraphQLEnumType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { internalKey } from './internal-key.ts';
import { isObject, own, type JsonObject } from './json.ts';
import { fieldsSelected, type SelectedField, type Source } from './selection.ts';

/** A null where none may stand: it takes the object around it along. */
const BROKEN = Symbol('null where none may stand');

type Text = string | typeof BROKEN;

/** Objects written already: equal parts of an answer are written once. */
type Memo = Map<object, Map<JsonObject, string>>;

type Write = (value: unknown, memo: Memo) => Text;

const leaf: Write = (value) => (value === undefined ? 'null' : JSON.stringify(value));

// What GraphQL's own scalars are in JSON. A thing in the place of a word may be anything that a subgraph holds inside.
const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  ID: (value) => typeof value === 'string' || Number.isSafeInteger(value),
  String: (value) => typeof value === 'string',
  Int: Number.isSafeInteger,
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

/** Only values of the type; the scalars of a contract are its own business. */
function scalar({ name }: GraphQLLeafType): Write {
  const fits = shapes[name];
  return fits ? (value) => (fits(value) ? JSON.stringify(value) : 'null') : leaf;
}

/** Only values of the graph: what is inaccessible or unknown becomes null. */
function enumeration(type: GraphQLEnumType): Write {
  const values = new Map(type.getValues().map(({ name }) => [name as unknown, JSON.stringify(name)]));
  return (value) => values.get(value) ?? 'null';
}

function list(inner: Write): Write {
  return (value, memo) => {
    if (!Array.isArray(value)) return 'null';
    const parts: string[] = [];
    for (const each of value) {
      const text = inner(each, memo);
      if (text === BROKEN) return 'null';
      parts.push(text);
    }
    return `[${parts.join(',')}]`;
  };
}

function nonNull(inner: Write): Write {
  return (value, memo) => {
    const text = inner(value, memo);
    return text === 'null' ? BROKEN : text;
  };
}

interface FieldWriter {
  /** `"key":` */
  readonly head: string;
  readonly write: (object: JsonObject, memo: Memo) => Text;
}

type Fielded = GraphQLObjectType | GraphQLInterfaceType;

function fieldType(type: Fielded, name: string): GraphQLOutputType | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef.type;
  return type.getFields()[name]?.type;
}

function fieldWriter(source: Source, type: Fielded, { key, node, sets }: SelectedField): FieldWriter {
  const head = `${JSON.stringify(key)}:`;
  const name = node.name.value;
  if (name === '__typename') return { head, write: () => JSON.stringify(type.name) };
  const of = fieldType(type, name);
  if (!of) return { head, write: () => 'null' };
  const write = writerOf(source, of, sets);
  const from = internalKey(node);
  return { head, write: (object, memo) => write(own(object, from), memo) };
}

/** The type to write an object as. One that does not name its type is what the field promises. */
function concrete(source: Source, promised: GraphQLCompositeType, typename: unknown): Fielded | null {
  const named = typeof typename === 'string' ? source.schema.getType(typename) : promised;
  if (!isObjectType(named) && !isInterfaceType(named)) return null;
  if (named === promised) return named;
  return isAbstractType(promised) && source.schema.isSubType(promised, named) ? named : null;
}

function objectText(fields: readonly FieldWriter[], object: JsonObject, memo: Memo): string {
  const parts: string[] = [];
  for (const { head, write } of fields) {
    const text = write(object, memo);
    if (text === BROKEN) return 'null';
    parts.push(head + text);
  }
  return `{${parts.join(',')}}`;
}

function composite(source: Source, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Write {
  const byType = new Map<unknown, readonly FieldWriter[] | null>();
  const fieldsFor = (typename: unknown): readonly FieldWriter[] | null => {
    const known = byType.get(typename);
    if (known !== undefined) return known;
    const as = concrete(source, type, typename);
    const fields = as && fieldsSelected(source, as, sets).map((each) => fieldWriter(source, as, each));
    byType.set(typename, fields);
    return fields;
  };
  const write: Write = (value, memo) => {
    if (!isObject(value)) return 'null';
    const written = memo.get(write) ?? new Map<JsonObject, string>();
    memo.set(write, written);
    const seen = written.get(value);
    if (seen !== undefined) return seen;
    const fields = fieldsFor(isAbstractType(type) ? own(value, '__typename') : undefined);
    const text = fields ? objectText(fields, value, memo) : 'null';
    written.set(value, text);
    return text;
  };
  return write;
}

function writerOf(source: Source, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Write {
  if (isNonNullType(type)) return nonNull(writerOf(source, type.ofType, sets));
  if (isListType(type)) return list(writerOf(source, type.ofType, sets));
  if (isEnumType(type)) return enumeration(type);
  return isLeafType(type) ? scalar(type) : composite(source, type, sets);
}

/** Everything fetched, as the caller selected it: the text of `data`, and how many objects are in it. */
export type Project = (data: JsonObject) => { readonly text: string; readonly objects: number };

/** Compiles what a caller selected into one function. */
export function projection(source: Source, root: GraphQLObjectType, set: SelectionSetNode): Project {
  const write = composite(source, root, [set]);
  return (data) => {
    const memo: Memo = new Map();
    const text = write(data, memo);
    const objects = [...memo.values()].reduce((sum, { size }) => sum + size, 0);
    return { text: text === BROKEN ? 'null' : text, objects };
  };
}
