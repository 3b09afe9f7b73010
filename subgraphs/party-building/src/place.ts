import type { Context, Heard } from '@linli/kit';
import { provinceOf } from '@linli/vocabulary';

/** Sees the province of a place: an organisation and its members, a person and their login may lie apart. */
export const registryAt = (place: string, context: Context): Context =>
  context.asService('registry', provinceOf(place));

/** The same, around what was heard. */
export const registry = ({ jurisdiction }: Heard, context: Context): Context => registryAt(jurisdiction, context);
