import { provinceOf } from '@linli/vocabulary';
import type { Context } from './engine/context.ts';
import type { Heard } from './city/heard.ts';

/**
 * Sees the province of a place, as the service `registry`: what belongs together (a person, a house, a case) may lie
 * apart, and never further. The manifest's `services` must name it.
 */
export const registryAt = (place: string, context: Context): Context =>
  context.asService('registry', provinceOf(place));

/** The same, around what was heard. */
export const registryOf = ({ jurisdiction }: Pick<Heard, 'jurisdiction'>, context: Context): Context =>
  registryAt(jurisdiction, context);
