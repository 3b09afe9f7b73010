import { parseArgs } from 'node:util';

/** What stands behind the verb of a command line. */
export type Options = readonly string[];

/** The command line says something that nobody understands. */
export class UsageError extends Error {}

type Kinds = { readonly [name: string]: 'text' | 'flag' };
type Read<K extends Kinds> = { readonly [N in keyof K]?: K[N] extends 'flag' ? boolean : string };

/** Reads the options of a verb; an unknown one is refused. */
export function read<const K extends Kinds>(argv: Options, kinds: K): Read<K> {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
  );
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values as Read<K>;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

export function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

/** A number of an option, or the fallback when it is not given. */
export function numberOr(value: string | undefined, name: string, fallback: number): number {
  const number = value === undefined ? fallback : Number(value);
  if (!Number.isFinite(number) || number < 0) throw new UsageError(`--${name} must be a number, not ${value}`);
  return number;
}

/** A folder or an address, one of them and not both. */
export type Where = { readonly data: string } | { readonly uri: string };

export function whereOf({ data, uri }: { readonly data?: string; readonly uri?: string }): Where {
  if (data !== undefined && uri !== undefined) throw new UsageError('--data and --uri exclude each other');
  if (uri !== undefined) return { uri };
  return { data: needed(data, 'data or --uri') };
}
