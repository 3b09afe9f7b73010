import { parseSync } from '@swc/core';

/** Something in the code of a service that does not mean the same on this store and on MongoDB. */
export type Fault = { readonly at: string; readonly why: string };

type Span = { readonly start: number };
type Node = { readonly type: string; readonly span?: Span; readonly [field: string]: unknown };

// Names of options and types, wherever they stand; each with what to do instead.
const NAMES: { readonly [name: string]: string } = {
  collation: 'texts are compared byte by byte: keep a field that is folded for comparing',
  capped: 'there are no capped collections',
  causalConsistency: 'there is one node: nothing can be ahead',
  changeStreamPreAndPostImages: 'nothing is kept of documents as they were',
  clusteredIndex: 'documents already lie in the order of _id',
  Decimal128: 'money is a whole number of fen',
  fullDocumentBeforeChange: 'nothing is kept of documents as they were',
  GridFSBucket: 'files do not belong into the database',
  mapReduce: 'scripts do not run in the store: use a pipeline',
  returnKey: 'project the fields instead',
  showRecordId: 'there are no record ids',
  tailable: 'there are no capped collections: use a change stream',
  timeseries: 'there are no time-series collections',
  validationLevel: 'mongoose validates',
  viewOn: 'there are no views: use a pipeline',
  wildcardProjection: 'there are no wildcard indexes',
};

// Values that are wrong for one name only.
const VALUES: readonly (readonly [name: string, value: RegExp, why: string])[] = [
  ['fullDocument', /^(required|whenAvailable)$/, 'nothing is kept of documents as they were'],
  ['readPreference', /^(secondary|nearest)/, 'there is one node: reads go to the primary'],
  ['level', /^snapshot$/, 'a snapshot is read in a transaction'],
];

const INDEX_KINDS = /^(text|hashed|2d)$/;
const INDEX_CALLS = new Set(['index', 'createIndex']);

/** What a source file asks of the store that it should not; `allowed` are the names with a dollar that it may use. */
export function faultsIn(source: string, file: string, allowed: ReadonlySet<string>): readonly Fault[] {
  const tree = parseSync(source, { syntax: 'typescript' }) as unknown as Node;
  const faults: Fault[] = [];
  const bytes = Buffer.from(source);
  const base = offsetOf(tree, bytes);
  const report = (node: Node, why: string): void => {
    const { span } = node.span ? node : (node['key'] as Node);
    const line = bytes
      .subarray(0, (span?.start ?? 0) - base)
      .toString()
      .split('\n').length;
    faults.push({ at: `${file}:${line}`, why });
  };
  walk(tree, (node) => {
    const found = lookAt(node, allowed);
    if (found) report(node, found);
  });
  return faults;
}

// The parser counts bytes over all files it has read, and begins a file at its first statement.
function offsetOf({ span }: Node, bytes: Buffer): number {
  const text = bytes.toString().replace(/^(\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/, '');
  return (span?.start ?? 0) - (bytes.length - Buffer.byteLength(text));
}

function lookAt(node: Node, allowed: ReadonlySet<string>): string | undefined {
  if (node.type === 'KeyValueProperty') return inPair(nameOf(node['key']), textOf(node['value']), allowed);
  if (node.type === 'Identifier' && typeof node['value'] === 'string') return inName(node['value']);
  return node.type === 'CallExpression' ? inCall(node) : undefined;
}

function inPair(name: string, value: string | undefined, allowed: ReadonlySet<string>): string | undefined {
  if (name.startsWith('$') && !allowed.has(name))
    return `${name} is not in the subset (packages/embedded-db/docs/subset.md)`;
  const wrong = VALUES.find(([one, values]) => one === name && value !== undefined && values.test(value));
  return wrong ? `${name}: '${value}': ${wrong[2]}` : undefined;
}

function inName(name: string): string | undefined {
  return Object.hasOwn(NAMES, name) ? `${name}: ${NAMES[name]}` : undefined;
}

function inCall(node: Node): string | undefined {
  const callee = node['callee'] as Node;
  const isIndex = callee.type === 'MemberExpression' && INDEX_CALLS.has(nameOf(callee['property']));
  const [first] = node['arguments'] as readonly { readonly expression: Node }[];
  const fields = isIndex && first?.expression.type === 'ObjectExpression' ? first.expression['properties'] : [];
  const kind = (fields as readonly Node[])
    .map((field) => textOf(field['value']))
    .find((text) => text && INDEX_KINDS.test(text));
  return kind === undefined ? undefined : `an index of kind '${kind}' is not in the subset`;
}

function nameOf(node: unknown): string {
  const { value } = (node ?? {}) as { readonly value?: unknown };
  return typeof value === 'string' ? value : '';
}

function textOf(node: unknown): string | undefined {
  const { type, value } = (node ?? {}) as Partial<Node>;
  return type === 'StringLiteral' && typeof value === 'string' ? value : undefined;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const item of node as readonly unknown[]) walk(item, visit);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  if ('type' in node && typeof node.type === 'string') visit(node as Node);
  for (const [name, part] of Object.entries(node)) if (name !== 'span') walk(part, visit);
}
