import { fail, type Context } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { nationalCategories, ownCategories, type CaseCategory, type OwnCategory } from './case-category.model.ts';
import { nationalTree } from './case-category.national.ts';
import { inOneGo } from './in-one-go.ts';

/** Puts the national tree in place, once. A changed tree replaces it entry by entry. */
export async function prepareCategories({ reference }: Context): Promise<void> {
  const categories = reference(nationalCategories);
  if ((await categories.count({})) === nationalTree.length) return;
  await categories.load(nationalTree.map((each) => ({ ...each, id: each.code })));
}

// More than any tree seen in the field (GB/T 30428's classes are about two hundred).
const MOST = 500;

const ofDistrict = ({ jurisdiction, ...own }: OwnCategory): CaseCategory => ({ ...own, district: jurisdiction });

/** A district's entries lie at the district: whoever reports below it reads them through the service. */
const ownIn = (context: Context, place: string) => context.asService('settings', districtOf(place)).open(ownCategories);

/** A district's own entries by their codes: what is asked for in one moment, as a list does, is one read. */
const ownByCode = (context: Context, place: string): Promise<(code: string) => Promise<OwnCategory | null>> =>
  context.memo(`own-categories/${districtOf(place)}`, async () => {
    const entries = ownIn(context, place);
    return inOneGo(async (codes) => {
      const found = await entries.some({ code: codes, jurisdiction: districtOf(place) }, { limit: MOST });
      return new Map(found.map((each) => [each.code, each]));
    });
  });

/** The category as it holds at a place; null for an unknown code. */
export async function findCategory(context: Context, code: string, place: string): Promise<CaseCategory | null> {
  return context.memo(`category/${districtOf(place)}/${code}`, async () => {
    const ownOf = await ownByCode(context, place);
    const [own, national] = await Promise.all([ownOf(code), context.reference(nationalCategories).find(code)]);
    if (own) return ofDistrict(own);
    return national && { ...national, version: 0, district: null };
  });
}

export const loadCategory = async (context: Context, code: string, place: string): Promise<CaseCategory> =>
  (await findCategory(context, code, place)) ?? fail('CASE_CATEGORY_UNKNOWN', { category: code });

/** All that hold in a district, by code. */
export async function treeIn(context: Context, place: string | null): Promise<readonly CaseCategory[]> {
  const national = await context.reference(nationalCategories).some({}, { limit: MOST });
  const own = place ? await ownIn(context, place).some({ jurisdiction: districtOf(place) }, { limit: MOST }) : [];
  const byCode = new Map<string, CaseCategory>();
  for (const each of national) byCode.set(each.code, { ...each, version: 0, district: null });
  for (const each of own) byCode.set(each.code, ofDistrict(each));
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
