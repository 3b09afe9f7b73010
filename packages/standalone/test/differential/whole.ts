import { randomUUID } from 'node:crypto';
import { isErrorCode } from '@linli/contract';
import type { Running, Subgraph, Viewer } from '@linli/kit';
import { schemaOf } from '@linli/kit/inside';
import {
  execute,
  getNamedType,
  isObjectType,
  type DocumentNode,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { mergedSchema } from './merged-schema.ts';
import { type Finder, Missing } from './monolith.ts';
import { type Asking, neededBy, ownFields, type Piece } from './pieces.ts';
import type { RandomOperation } from './random-operation.ts';

/** What went wrong, as far as both worlds must agree: where, and by which code. */
export interface Wrong {
  readonly path: string;
  readonly code: string;
}

export interface Told {
  readonly data: unknown;
  readonly wrongs: readonly Wrong[];
  /** Set when all of it was refused: what the caller may not have. */
  readonly refused?: readonly string[];
  /** Everything that failed on the way, told or not. */
  readonly failed?: readonly Wrong[];
}

/** The same world without federation. */
export interface Whole {
  readonly schema: GraphQLSchema;
  readonly needed: (type: string, field: string) => string | null;
  answer(operation: RandomOperation & { readonly document: DocumentNode }, viewer: Viewer): Promise<Told>;
}

/** A fault put in on purpose: another manifest for one subgraph, or another way from a reference to what it means. */
export interface Fault {
  readonly manifest?: Subgraph;
  readonly finder?: Finder;
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = (at as { originalError?: unknown }).originalError) {
    const code = String((at as { code?: unknown }).code);
    if (isErrorCode(code)) return code;
  }
  return 'INTERNAL';
}

function rightsOf(pieces: readonly Piece[]): Whole['needed'] {
  const known = new Map<string, string | null>();
  return (type, field) => {
    const at = `${type}.${field}`;
    if (!known.has(at)) {
      const all = pieces.flatMap((piece) => ownFields(piece, type)).filter((each) => each.field.name === field);
      known.set(at, all.map((each) => neededBy(each.field)).find(Boolean) ?? null);
    }
    return known.get(at) ?? null;
  };
}

/** Where an operation asks for what its caller has no right to, switched on or not. */
function refusedIn(document: DocumentNode, { schema, needed }: Pick<Whole, 'schema' | 'needed'>, viewer: Viewer) {
  const info = new TypeInfo(schema);
  const path: string[] = [];
  const found = new Set<string>();
  const Field = {
    enter({ name, alias }: { name: { value: string }; alias?: { value: string } | undefined }): void {
      path.push(alias?.value ?? name.value);
      const parent = getNamedType(info.getParentType() ?? undefined);
      const right = isObjectType(parent) ? needed(parent.name, name.value) : null;
      if (right && !viewer.permissions.has(right as never)) found.add(path.join('.'));
    },
    leave: () => void path.pop(),
  };
  visit(document, visitWithTypeInfo(info, { Field }));
  return [...found].sort();
}

/** Where something failed, what stood beside it may still be under way. */
async function ended({ begun }: Asking): Promise<void> {
  for (let seen = 0; seen < begun.length;) {
    seen = begun.length;
    await Promise.allSettled(begun);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The monolith over the services' own stores. */
export function wholeOf(parts: ReadonlyMap<string, Running>, { manifest, finder }: Fault = {}): Whole {
  const pieces = [...parts].map(([name, { engine }]) => ({
    name,
    schema: manifest?.name === name ? schemaOf(manifest) : engine.schema,
  }));
  const schema = mergedSchema(pieces, finder);
  const needed = rightsOf(pieces);
  return {
    schema,
    needed,
    async answer({ document, variables }, viewer) {
      const refused = refusedIn(document, { schema, needed }, viewer);
      if (refused.length > 0) return { data: undefined, wrongs: [{ path: '', code: 'NOT_PERMITTED' }], refused };
      const asking = { viewer, requestId: randomUUID() };
      const contexts = new Map([...parts].map(([name, { engine }]) => [name, engine.contextFor(asking)]));
      const contextValue: Asking = { contexts, found: new Map(), failed: [], begun: [] };
      const { data, errors = [] } = await execute({ schema, document, variableValues: { ...variables }, contextValue });
      if (errors.length > 0) await ended(contextValue);
      const real = errors.filter(({ originalError }) => !(originalError instanceof Missing));
      const wrongs = real.map((each) => ({ path: each.path?.join('.') ?? '', code: codeOf(each.originalError) }));
      const failed = contextValue.failed.map(({ path, error }) => ({ path, code: codeOf(error) }));
      // Nothing at all and no word why: the gateway says that it is not to be found.
      const nothing = data === null && wrongs.length === 0 ? [{ path: '', code: 'NOT_FOUND' }] : [];
      return { data: JSON.parse(JSON.stringify(data ?? null)), wrongs: [...wrongs, ...nothing], failed };
    },
  };
}
