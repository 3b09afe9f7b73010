import type { Context, Heard } from '@linli/kit';
import { provinceOf } from '@linli/vocabulary';

/** Sees the province of what was said: a person, a house and a case of one record lie apart, and never further. */
export const registry = ({ jurisdiction }: Heard, context: Context): Context =>
  context.asService('registry', provinceOf(jurisdiction));
