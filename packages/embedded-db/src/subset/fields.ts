import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { GENERIC } from './generic.ts';
import type { Doc } from '../bson/doc.ts';
import type { CommandFields } from './commands.ts';

type Known = ReadonlyMap<string, boolean>;

/** Compiles a row of a table: names that may come, and whether they are refused when they ask for something. */
export function compileFields({ does, harmless = [], elsewhere = [] }: CommandFields): Known {
  return new Map([
    ...[...does, ...harmless].map((name) => [name, true] as const),
    ...elsewhere.map((name) => [name, false] as const),
  ]);
}

/** Where fields stand, and with which code MongoDB refuses one that it does not know. */
export type Place = {
  readonly name: string;
  readonly code: 'IDLUnknownField' | 'InvalidIndexSpecificationOption';
  /** Beside the fields of every command. */
  readonly isCommand?: boolean;
  /** What nobody knows is let go. */
  readonly isLenient?: boolean;
};

/** Refuses a field that nobody knows, and one that only MongoDB knows. */
export function checkFields(
  body: Doc,
  known: Known,
  { name, code, isCommand = false, isLenient = false }: Place,
): void {
  for (const field of Object.keys(body)) {
    const isHere = known.get(field);
    if (isHere === undefined) {
      const isGeneral = isCommand && (field === name || GENERIC.has(field));
      if (!isGeneral && !isLenient) refuse(code, `BSON field '${name}.${field}' is an unknown field.`);
    } else if (!isHere && !asksNothing(body[field]))
      refuse('NotImplemented', `The option '${name}.${field}' is not supported by this store`);
  }
}

// `false`, nothing, and the order of plain bytes are what happens anyway.
function asksNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return (
    isDoc(value) &&
    Object.entries(value).every(([name, part]) => part === false || (name === 'locale' && part === 'simple'))
  );
}
