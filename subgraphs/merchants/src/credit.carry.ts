import type { Context, Decision } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { creditRules } from './own-credit-rule.model.ts';
import { type CreditMark, marked, type RuleInForce, scoreOf, standardRule } from './credit.rules.ts';
import { merchants, type Merchant } from './merchant.model.ts';

const AT_ONCE = 200;

/** The rule in force at a place: the district's own, or the one every district starts with. */
export async function ruleAt(context: Context, place: string): Promise<RuleInForce> {
  const district = districtOf(place);
  return context.memo(`credit-rule/${district}`, async () => {
    const own = await context.asService('settings', district).open(creditRules).findBy({ jurisdiction: district });
    return own ?? standardRule;
  });
}

/** The merchant by other marks, or by another rule. Null when the score and its reasons are what they were. */
export function rescored(
  row: Merchant,
  marks: readonly CreditMark[],
  { rule, now }: { readonly rule: RuleInForce; readonly now: Date },
): Decision<Merchant> | null {
  const score = scoreOf(marks, rule, now);
  const isSame =
    row.creditScore === score.creditScore &&
    row.creditRuleVersion === score.creditRuleVersion &&
    row.creditReasons.length === score.creditReasons.length;
  if (isSame && marks === row.marks && row.creditCheckAt?.getTime() === score.creditCheckAt?.getTime()) return null;
  const { creditScore, creditRuleVersion } = score;
  const event = {
    type: 'merchant.credit-changed' as const,
    data: { score: creditScore, ruleVersion: creditRuleVersion },
  };
  return { set: { marks, ...score }, ...(row.creditScore === creditScore ? {} : { event }) };
}

/** Something happened that counts in a merchant's score. Said twice, it counts once. */
export async function count(context: Context, merchant: string, ...marks: readonly CreditMark[]): Promise<void> {
  const known = await context.open(merchants).find(merchant);
  if (!known) return;
  const rule = await ruleAt(context, known.jurisdiction);
  await context
    .open(merchants)
    .amend(merchant, (row) => rescored(row, marks.reduce(marked, row.marks), { rule, now: context.now }));
}

const rescore = async (context: Context, id: string): Promise<void> => {
  const { jurisdiction } = await context.open(merchants).load(id);
  const rule = await ruleAt(context, jurisdiction);
  await context.open(merchants).amend(id, (row) => rescored(row, row.marks, { rule, now: context.now }));
};

/** Scores in which something has ceased to count, and those made by an older rule; one transaction each. */
export async function turnCredit(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(merchants).some({ creditCheckAt: { until: now } }, { limit: AT_ONCE });
  const rules = await open(creditRules).some({}, { limit: AT_ONCE });
  const older = await Promise.all(
    rules.map(({ jurisdiction, version }) =>
      context
        .asService('settings', jurisdiction)
        .open(merchants)
        .some({ isOpen: true, creditRuleVersion: { until: version } }, { limit: AT_ONCE }),
    ),
  );
  const ids = [...due, ...older.flat()].map(({ id }) => id);
  return context.eachOne([...new Set(ids)], (id, each) => rescore(each, id));
}
