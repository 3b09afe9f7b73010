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
import { narrow } from './narrow.ts';
import { fieldsSelected, type SelectedField, type Source } from './selection.ts';

/** A null where none may stand: it takes the object around it along. */
const BROKEN = Symbol('null where none may stand');

type Text = string | typeof BROKEN;

interface Memo {
  /** Where an object may stand at several places: those written already, for each selection. */
  readonly written: Map<JsonObject, string>[] | null;
  objects: number;
}

type Write = (value: unknown, memo: Memo) => Text;

// Quotes, backslashes, controls and halves of pairs: anything else stands in JSON as it is.
const special = /[^\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]/;

// Looking through a long text costs more than having it written.
const SHORT = 64;

const textOf = (value: string): string =>
  value.length > SHORT || special.test(value) ? JSON.stringify(value) : `"${value}"`;

const leaf: Write = (value) => {
  if (typeof value === 'string') return textOf(value);
  return value === undefined ? 'null' : JSON.stringify(value);
};

const integer: Write = (value) => (Number.isSafeInteger(value) ? String(value) : 'null');
const word: Write = (value) => (typeof value === 'string' ? textOf(value) : 'null');

// What GraphQL's own scalars are in JSON. A thing in the place of a word may be anything that a subgraph holds inside.
const scalars: Readonly<Record<string, Write>> = {
  ID: (value) => (typeof value === 'string' ? textOf(value) : Number.isSafeInteger(value) ? String(value) : 'null'),
  String: word,
  Int: integer,
  Float: (value) => (typeof value === 'number' ? JSON.stringify(value) : 'null'),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : 'null'),
};

/** Only values of the type; the scalars of a contract are its own business. */
const scalar = ({ name }: GraphQLLeafType): Write => scalars[name] ?? leaf;

/** Only values of the graph: what is inaccessible or unknown becomes null. */
function enumeration(type: GraphQLEnumType): Write {
  const values = new Map(type.getValues().map(({ name }) => [name as unknown, narrow(JSON.stringify(name))]));
  return (value) => values.get(value) ?? 'null';
}

function list(inner: Write): Write {
  return (value, memo) => {
    if (!Array.isArray(value)) return 'null';
    let all = '';
    for (const each of value) {
      const text = inner(each, memo);
      if (text === BROKEN) return 'null';
      all += all === '' ? text : `,${text}`;
    }
    return `[${all}]`;
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
  readonly from: string;
  readonly write: Write;
}

/** Numbers the selections that are written. */
interface Counted extends Source {
  readonly count: () => number;
}

type Fielded = GraphQLObjectType | GraphQLInterfaceType;

function fieldType(type: Fielded, name: string): GraphQLOutputType | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef.type;
  return type.getFields()[name]?.type;
}

function fieldWriter(source: Counted, type: Fielded, { key, node, sets }: SelectedField): FieldWriter {
  const head = narrow(`${JSON.stringify(key)}:`);
  const name = node.name.value;
  if (name === '__typename') {
    const text = narrow(JSON.stringify(type.name));
    return { head, from: name, write: () => text };
  }
  const of = fieldType(type, name);
  if (!of) return { head, from: name, write: () => 'null' };
  return { head, from: internalKey(node), write: writerOf(source, of, sets) };
}

/** The type to write an object as. One that does not name its type is what the field promises. */
function concrete(source: Source, promised: GraphQLCompositeType, typename: unknown): Fielded | null {
  const named = typeof typename === 'string' ? source.schema.getType(typename) : promised;
  if (!isObjectType(named) && !isInterfaceType(named)) return null;
  if (named === promised) return named;
  return isAbstractType(promised) && source.schema.isSubType(promised, named) ? named : null;
}

function objectText(fields: readonly FieldWriter[], object: JsonObject, memo: Memo): string {
  let all = '';
  for (const { head, from, write } of fields) {
    const text = write(own(object, from), memo);
    if (text === BROKEN) return 'null';
    all += all === '' ? head + text : `,${head}${text}`;
  }
  return `{${all}}`;
}

function composite(source: Counted, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): Write {
  const byType = new Map<unknown, readonly FieldWriter[] | null>();
  const fieldsFor = (typename: unknown): readonly FieldWriter[] | null => {
    const known = byType.get(typename);
    if (known !== undefined) return known;
    const as = concrete(source, type, typename);
    const fields = as && fieldsSelected(source, as, sets).map((each) => fieldWriter(source, as, each));
    byType.set(typename, fields);
    return fields;
  };
  const index = source.count();
  const isAbstract = isAbstractType(type);
  return (value, memo) => {
    if (!isObject(value)) return 'null';
    const written = memo.written && (memo.written[index] ??= new Map<JsonObject, string>());
    const seen = written?.get(value);
    if (seen !== undefined) return seen;
    memo.objects += 1;
    const fields = fieldsFor(isAbstract ? own(value, '__typename') : undefined);
    const text = fields ? objectText(fields, value, memo) : 'null';
    written?.set(value, text);
    return text;
  };
}

function writerOf(source: Counted, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Write {
  if (isNonNullType(type)) return nonNull(writerOf(source, type.ofType, sets));
  if (isListType(type)) return list(writerOf(source, type.ofType, sets));
  if (isEnumType(type)) return enumeration(type);
  return isLeafType(type) ? scalar(type) : composite(source, type, sets);
}

/**
 * Everything fetched, as the caller selected it: the text of `data`, and how many objects are in it. Objects that may
 * stand at several places are written once for each selection.
 */
export type Project = (data: JsonObject, isShared: boolean) => { readonly text: string; readonly objects: number };

/** Compiles what a caller selected into one function. */
export function projection(source: Source, root: GraphQLObjectType, set: SelectionSetNode): Project {
  let selections = 0;
  const write = composite({ ...source, count: () => (selections += 1) - 1 }, root, [set]);
  return (data, isShared) => {
    const memo: Memo = { written: isShared ? [] : null, objects: 0 };
    const text = write(data, memo);
    return { text: text === BROKEN ? 'null' : text, objects: memo.objects };
  };
}
