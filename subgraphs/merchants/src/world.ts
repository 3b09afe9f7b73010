import type { Permission } from '@linli/contract';
import { dayOf } from '@linli/kit';
import { after, asRow, type Made, type MadeRow, rowOf } from '@linli/kit/world';
import { dayAfter, madeUpCreditCode } from '@linli/vocabulary';
import type { Checklist } from './checklist.model.ts';
import { standardForms } from './checklist.standard.ts';
import { rescored } from './credit.carry.ts';
import { type CreditMark, marked, standardRule } from './credit.rules.ts';
import { marksOf } from './inspection.carry.ts';
import type { Actor } from './inspection.permission.ts';
import { plan, record } from './inspection.rules.ts';
import type { Inspection } from './inspection.model.ts';
import { endOf, record as recordLicence } from './licence.rules.ts';
import type { Licence } from './licence.model.ts';
import type { Merchant } from './merchant.model.ts';
import { open } from './merchant.rules.ts';
import { order, submit, verify } from './rectification.rules.ts';

const DAY = 86_400_000;

/** A point where somebody does business. */
export interface ShopWanted extends Made {
  readonly point: string;
  readonly now: Date;
  /** Tells credit codes apart. */
  readonly number: number;
}

/** A merchant with what it is allowed and what visits found. */
export interface MadeShop {
  readonly merchant: MadeRow;
  readonly licences: readonly MadeRow[];
  readonly inspections: readonly MadeRow[];
}

// What a street has, and what a shop of this trade is called.
const trades = {
  F5226: ['烟酒店', 'TOBACCO'],
  F5211: ['便利店', 'FOOD'],
  H6210: ['面馆', 'FOOD'],
  H6220: ['快餐店', 'FOOD'],
  O8040: ['理发店', 'HYGIENE'],
  P8392: ['托管班', 'FIRE_SAFETY'],
  Q8425: ['口腔诊所', 'MEDICAL'],
} as const;
type Trade = keyof typeof trades;

const shares: Readonly<Record<Trade, number>> = {
  F5226: 20,
  F5211: 25,
  H6210: 20,
  H6220: 15,
  O8040: 12,
  P8392: 4,
  Q8425: 4,
};

const actor = (id: string, now: Date, ...may: readonly Permission[]): Actor => ({
  viewer: { id, permissions: new Set(may), departments: ['fire'] },
  now,
});

const fire: Checklist = {
  ...(standardForms.find(({ code }) => code === 'FIRE') ?? standardForms[0]),
  version: 0,
  district: null,
} as Checklist;

type Course = 'PASSED' | 'VERIFIED' | 'ORDERED' | 'SUBMITTED' | 'PLANNED';
const courses: Readonly<Record<Course, number>> = { PASSED: 55, VERIFIED: 20, ORDERED: 9, SUBMITTED: 6, PLANNED: 10 };

/** One visit some weeks ago, and how far it has come. */
function visited(wanted: ShopWanted, merchant: string): MadeRow {
  const { maker, now } = wanted;
  const course = maker.weighted(courses);
  const at = new Date(now.getTime() - (course === 'PLANNED' ? 0 : maker.between(3, 40) * DAY));
  const plannedFor = dayAfter(dayOf(at), course === 'PLANNED' ? maker.between(1, 9) : 0);
  const input = { merchant, checklists: [fire.code], plannedFor };
  let row = rowOf({ ...wanted, at }, plan(input, [fire], at));
  const takes = (decide: (each: Inspection) => ReturnType<typeof verify>) => {
    row = after(row, decide(asRow<Inspection>(row)));
  };
  if (course === 'PLANNED') return row;
  const wrong = maker.between(1, fire.items.length) - 1;
  const answers = fire.items.map(({ code }, index) => ({ item: code, ok: course === 'PASSED' || index !== wrong }));
  takes((each) => record(each, { checklist: fire.code, answers }, actor('svc:world', at, 'inspection.record')));
  if (course === 'PASSED') return row;
  const due = new Date((course === 'ORDERED' ? now.getTime() : at.getTime()) + 15 * DAY);
  const from = course === 'ORDERED' ? now : at;
  takes((each) => order(each, due, actor('svc:world', from, 'inspection.record')));
  if (course === 'ORDERED') return row;
  const later = new Date(at.getTime() + DAY);
  takes((each) => submit(each, '已按要求整改', actor('svc:world', later, 'rectification.submit')));
  if (course === 'VERIFIED') takes((each) => verify(each, actor('svc:world-2', later, 'inspection.verify')));
  return row;
}

/** The business licence without an end, and the one its trade needs: now and then about to run out, or gone. */
function allowed(wanted: ShopWanted, merchant: string, trade: Trade): readonly MadeRow[] {
  const { maker, now } = wanted;
  const today = dayOf(now);
  const number = madeUpCreditCode(wanted.number);
  const left = maker.happens(0.75) ? maker.between(40, 1_400) : maker.between(-20, 29);
  const own = { kind: trades[trade][1], number: `3401${wanted.number}`, validTo: dayAfter(today, left) };
  return [{ kind: 'BUSINESS', number } as const, own].map((input) =>
    rowOf({ ...wanted, at: now }, recordLicence(merchant, input, now)),
  );
}

const marks = (licences: readonly MadeRow[], visits: readonly MadeRow[]): readonly CreditMark[] => [
  ...visits.flatMap((row) => marksOf(asRow<Inspection>(row))),
  ...licences.flatMap((row) => {
    const { id, state, validTo } = asRow<Licence>(row);
    const at = endOf({ validTo: validTo ?? null });
    return state === 'EXPIRED' && at ? [{ code: 'LICENCE_EXPIRED' as const, subject: id, at }] : [];
  }),
];

/** A made-up shop at a point, by the rules that hold for real ones. */
export function shopAt(wanted: ShopWanted): MadeShop {
  const { point, maker, at, now } = wanted;
  const trade = maker.weighted(shares);
  const name = maker.name();
  const opened = open(
    {
      name: `${name.slice(0, 1)}记${trades[trade][0]}`,
      kind: maker.happens(0.3) ? 'SMALL_PLACE' : 'SHOP',
      creditCode: madeUpCreditCode(wanted.number),
      industryCode: trade,
      premises: { kind: 'POINT', id: point },
      employees: maker.happens(0.8) ? 'UP_TO_5' : 'UP_TO_9',
      legalRepresentative: name,
      phone: maker.phone(),
    },
    { rule: standardRule, now: at },
  );
  const merchant = rowOf(wanted, opened);
  const licences = allowed(wanted, merchant.id, trade);
  const inspections = maker.happens(0.8) ? [visited(wanted, merchant.id)] : [];
  const counted = marks(licences, inspections).reduce(marked, []);
  return {
    merchant: after(merchant, rescored(asRow<Merchant>(merchant), counted, { rule: standardRule, now })),
    licences,
    inspections,
  };
}
