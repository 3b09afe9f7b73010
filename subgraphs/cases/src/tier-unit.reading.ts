import type { Context, Heard } from '@linli/kit';
import { pathOf, twoTierUnits, type IsTwoTier } from '@linli/vocabulary';
import { tierUnits } from './tier-unit.model.ts';

/** Puts the known two-tier units in place, once; afterwards jurisdictions says what changes. */
export async function prepareTierUnits({ reference }: Context): Promise<void> {
  const units = reference(tierUnits);
  if ((await units.count({})) > 0) return;
  await units.load(twoTierUnits.map(({ code }) => ({ id: code, model: 'TWO_TIER' as const })));
}

/** jurisdictions: a node is run in another way from now on. */
export async function hearAdminModel({ jurisdiction, data }: Heard, { reference }: Context): Promise<void> {
  const units = reference(tierUnits);
  const code = String(data['code'] ?? jurisdiction);
  const model = data['model'] === 'TWO_TIER' ? ('TWO_TIER' as const) : ('THREE_TIER' as const);
  const known = await units.find(code);
  if (known) await units.change(code, known.version, () => ({ set: { model } }));
  else await units.load([{ id: code, model }]);
}

/** Which nodes above a place are two-tier. */
export async function twoTierAbove({ reference }: Pick<Context, 'reference'>, place: string): Promise<IsTwoTier> {
  const units = await reference(tierUnits).findMany(pathOf(place));
  const two = new Set(units.filter(({ model }) => model === 'TWO_TIER').map(({ id }) => id));
  return (code) => two.has(code);
}
