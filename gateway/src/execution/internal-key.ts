import type { FieldNode } from 'graphql';

const PREFIX = '_a_';

/** What a caller reads the field under. */
export const responseKey = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

const isPlain = ({ alias, name, arguments: given }: FieldNode): boolean =>
  (!alias || alias.value === name.value) && (!given || given.length === 0);

/**
 * The name a field has between planning and projection. A caller's `id: name` or `visits(first: 1)` must not stand
 * where the plan reads the key `id` or a required `visits`, so all but plain fields move out of their way.
 */
export const internalKey = (field: FieldNode): string =>
  isPlain(field) ? field.name.value : `${PREFIX}${responseKey(field)}`;

/** Back from an internal name to the caller's, for the paths of errors. */
export const callersKey = (key: string | number): string | number =>
  typeof key === 'string' && key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;

/** A caller's variable may not have the name of the plan's own. */
export const internalVariable = (name: string): string => (name === 'representations' ? `${PREFIX}${name}` : name);
