import type { Held } from '../carry/desk.ts';
import { fail } from '../errors.ts';
import { systemViewer } from '../viewer.ts';
import type { Context } from './context.ts';
import { insideOf } from './inside-context.ts';

/** In the place of a row in an answer that is kept. `nodes` are those of a service the row was written as. */
interface Pointer {
  readonly $row: string;
  readonly in: string;
  readonly nodes: readonly string[] | null;
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

const pointerTo = (id: string, { source, viewer }: Held): Pointer => ({
  $row: id,
  in: source.name,
  nodes: viewer.kind === 'SYSTEM' ? viewer.nodes : null,
});

/** What was answered, to be kept: a pointer wherever a row of ours stands, so that the row stays the only copy. */
export function kept(context: Context, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => kept(context, each));
  if (!isPlain(value)) return value;
  const held = typeof value['id'] === 'string' ? insideOf(context).desk.held.get(value['id']) : undefined;
  if (held && 'jurisdiction' in value) return pointerTo(String(value['id']), held);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, kept(context, each)]));
}

async function loaded(context: Context, { $row: id, in: name, nodes }: Pointer): Promise<unknown> {
  const { engine } = insideOf(context);
  const source = engine.subgraph.collections.find((each) => each.name === name);
  const as = nodes ? engine.as(context, systemViewer(`${engine.subgraph.name}/again`, nodes)) : context;
  return source ? as.open(source).load(id) : fail('NOT_FOUND', { field: 'id', id });
}

/** A kept answer with its rows as they are now. */
export async function answerAgain(context: Context, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((each) => answerAgain(context, each)));
  if (!isPlain(value)) return value;
  if ('$row' in value) return loaded(context, value as unknown as Pointer);
  const fields = Object.entries(value).map(async ([key, each]) => [key, await answerAgain(context, each)] as const);
  return Object.fromEntries(await Promise.all(fields));
}
