import { dayOf, fail, qrPlaces, type Context } from '@linli/kit';
import { selfCheckFor } from './checklist.reading.ts';
import { shownIndustry } from './industry.rules.ts';
import { inspections } from './inspection.model.ts';
import { licences } from './licence.model.ts';
import { merchants, type Merchant } from './merchant.model.ts';
import type { SelfCheckInput } from './schema.types.ts';
import { selfChecks } from './self-check.model.ts';
import { checkOneself } from './self-check.rules.ts';

const MOST = 50;

interface Shop {
  readonly there: Context;
  readonly merchant: Merchant;
}

/** The merchant behind a code, seen by the service that serves the public; null for codes that lead nowhere. */
async function behind(context: Context, token: string): Promise<Shop | null> {
  const code = token ? await context.openPublic(qrPlaces).findBy({ token }) : null;
  if (!code?.point || !code.place || !code.holds) return null;
  const there = context.asService('shop-front', code.place);
  const merchant = await there.open(merchants).findBy({ premisesId: code.point, premisesKind: 'POINT', isAlone: true });
  return merchant && { there, merchant };
}

/** What hangs on the wall, and the form: no person, no phone. */
export async function shopNotice(context: Context, token: string) {
  const shop = await behind(context, token);
  if (!shop) return null;
  const { there, merchant } = shop;
  const { name, kind, status, creditScore, id } = merchant;
  const [held, done, own, form] = await Promise.all([
    there.open(licences).some({ merchant: id }, { limit: MOST }),
    there.open(inspections).some({ merchant: id, result: ['PASS', 'FAIL'] }, { limit: 1, order: 'newest' }),
    there.open(selfChecks).some({ merchant: id }, { limit: 1, order: 'newest' }),
    selfCheckFor(there, merchant),
  ]);
  return {
    name,
    kind,
    status,
    creditScore,
    industry: shownIndustry(merchant),
    licences: held.map(({ kind: of, number, validTo, state }) => ({
      kind: of,
      number,
      validTo: validTo ?? null,
      state,
    })),
    lastResult: done[0]?.result ?? null,
    lastInspectedOn: done[0]?.doneAt ? dayOf(done[0].doneAt) : null,
    selfCheckedOn: own[0]?.day ?? null,
    selfCheck: { code: form.code, version: form.version, name: form.name, items: form.items },
  };
}

/** A shop's own answers, by the code at its door. */
export async function checkShop(context: Context, token: string, input: SelfCheckInput) {
  const { there, merchant } = (await behind(context, token)) ?? fail('SHOP_UNKNOWN');
  const form = await selfCheckFor(there, merchant);
  const own = there.open(selfChecks);
  const already = await own.count({ merchant: merchant.id, day: dayOf(there.now) });
  const decision = checkOneself({ merchant: merchant.id, form, already }, input, there.now);
  const { at, faults, items } = await own.insert(merchant.grid ?? merchant.jurisdiction, decision);
  return { at, faults, putRight: items.filter(({ ok }) => !ok).map(({ text }) => text) };
}
