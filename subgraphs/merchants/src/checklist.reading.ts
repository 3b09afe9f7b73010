import { fail, type Context } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { type Checklist, ownChecklists, type OwnChecklist, standardChecklists } from './checklist.model.ts';
import { SELF_CHECK, standardForms } from './checklist.standard.ts';
import type { MerchantKind } from './words.ts';

const MOST = 500;

/** Puts the checklists every district starts with in place, once. */
export async function prepareChecklists({ reference }: Context): Promise<void> {
  const forms = reference(standardChecklists);
  if ((await forms.count({})) === standardForms.length) return;
  await forms.load(standardForms.map((each) => ({ ...each, id: each.code })));
}

/** A district's own entry as a checklist. */
export const ofDistrict = ({ jurisdiction, ...own }: OwnChecklist): Checklist => ({ ...own, district: jurisdiction });

// They lie at the district: whoever works below it reads them through the service.
const ownIn = (context: Context, district: string) => context.asService('settings', district).open(ownChecklists);

/** All that hold in a district, by code. */
export async function checklistsAt(context: Context, place: string | null): Promise<readonly Checklist[]> {
  const district = place && districtOf(place);
  const standard = await context.reference(standardChecklists).some({}, { limit: MOST });
  const own = district ? await ownIn(context, district).some({ jurisdiction: district }, { limit: MOST }) : [];
  const byCode = new Map<string, Checklist>();
  for (const each of standard) byCode.set(each.code, { ...each, version: 0, district: null });
  for (const each of own) byCode.set(each.code, ofDistrict(each));
  return [...byCode.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

interface For {
  readonly jurisdiction: string;
  readonly kind: MerchantKind;
}

const suits = ({ kinds }: Checklist, kind: MerchantKind): boolean => kinds.length === 0 || kinds.includes(kind);

/** The named checklists, each of them for such a merchant. */
export async function checklistsFor(context: Context, { jurisdiction, kind }: For, codes: readonly string[]) {
  const all = new Map((await checklistsAt(context, jurisdiction)).map((each) => [each.code, each]));
  return codes.map((code) => {
    const found = all.get(code);
    if (!found || found.isSelfCheck || !suits(found, kind)) return fail('CHECKLIST_UNKNOWN', { checklist: code });
    return found;
  });
}

/** The form a merchant answers itself: one for its kind before one for all, the district's before the city's. */
export async function selfCheckFor(context: Context, { jurisdiction, kind }: For): Promise<Checklist> {
  const forms = (await checklistsAt(context, jurisdiction)).filter((each) => each.isSelfCheck && suits(each, kind));
  const rank = ({ kinds, code }: Checklist): number => (kinds.length > 0 ? 0 : 2) + Number(code === SELF_CHECK);
  return [...forms].sort((one, other) => rank(one) - rank(other))[0] ?? fail('CHECKLIST_UNKNOWN');
}
