import type { CircleActivity } from '../src/circle-activity.model.ts';
import * as circles from '../src/business-circle.rules.ts';
import type { Merchant } from '../src/merchant.model.ts';
import type { ActivityInput, MarketInput, MerchantKind, MerchantStatus } from '../src/schema.types.ts';
import type { Stall } from '../src/stall.model.ts';
import * as markets from '../src/stall.rules.ts';

const now = new Date('2026-03-02T01:00:00Z');
const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

/** What a step sets, or the code of its refusal. */
const outcome = (step: () => { readonly set: object }): object | string => {
  try {
    return step().set;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
};

const kinds = {
  SHOP: 'STALL_MERCHANT',
  MARKET_STALL: { OPEN: { merchant: 'm' }, SUSPENDED: 'STALL_MERCHANT', CLOSED: 'STALL_MERCHANT' },
  OFFICE: 'STALL_MERCHANT',
  SMALL_PLACE: 'STALL_MERCHANT',
  ORG: 'STALL_MERCHANT',
} as const satisfies Readonly<Record<MerchantKind, string | Readonly<Record<MerchantStatus, unknown>>>>;
const statuses = Object.keys(kinds.MARKET_STALL) as MerchantStatus[];
const lettings = (Object.keys(kinds) as MerchantKind[]).flatMap((kind) =>
  statuses.map((status) => {
    const of = kinds[kind];
    return [kind, status, typeof of === 'string' ? of : of[status]] as const;
  }),
);

describe('the table of stalls', () => {
  const stall = (merchant: string | null): Stall => ({ id: 's', market: 'k', number: '1', merchant }) as Stall;

  it.each(lettings)('lets a free one to a merchant that is %s and %s: %j', (kind, status, to) => {
    const merchant = { id: 'm', kind, status } as Merchant;
    expect(outcome(() => markets.letTo(stall(null), merchant))).toEqual(to);
    // One that is taken is not let, to whomever it is: not even to who has it.
    for (const holder of ['m', 'n']) expect(outcome(() => markets.letTo(stall(holder), merchant))).toBe('STALL_TAKEN');
  });

  it('frees one that is taken, and says of whom', () => {
    expect(markets.vacate(stall('m'))).toEqual({
      set: { merchant: null },
      event: { type: 'stall.vacated', data: { market: 'k', merchant: 'm' } },
    });
    expect(outcome(() => markets.vacate(stall(null)))).toBe('STALL_FREE');
    expect(outcome(() => markets.setUp('k', '1'))).toEqual({ market: 'k', number: '1', merchant: null });
  });

  it.each([
    [
      ['1', ' 2 '],
      ['1', '2'],
    ],
    [[], 'STALL_NUMBERS'],
    [['1', ' '], 'STALL_NUMBERS'],
    [['1', '1 '], 'STALL_NUMBERS'],
    [Array.from({ length: 501 }, (_, n) => String(n)), 'STALL_NUMBERS'],
  ])('numbers them, each once: %#', (stalls, to) => {
    expect(outcome(() => ({ set: markets.numbersOf({ stalls } as unknown as MarketInput) }))).toEqual(to);
  });

  it('has no rule that is not asked here', () => {
    expect(Object.keys(markets).sort()).toEqual(['letTo', 'numbersOf', 'openMarket', 'setUp', 'vacate']);
    expect(outcome(() => markets.openMarket({ place: '', name: ' ', stalls: [] }))).toBe('VALUE_MISSING');
    expect(outcome(() => markets.openMarket({ place: '', name: '早市', stalls: [] }))).toEqual({
      name: '早市',
      point: null,
    });
  });
});

describe('the table of circles and what they undertake', () => {
  const input = (over: object): ActivityInput =>
    ({ circle: 'c', title: '夜市', from: at(1), until: at(2), ...over }) as ActivityInput;
  const activity = (from: Date, until: Date, isCancelled: boolean): CircleActivity =>
    ({ id: 'a', circle: 'c', from, until, isCancelled }) as CircleActivity;
  const gone = { isCancelled: true };

  it.each([
    ['that lies ahead', at(1), at(2), 'taken', gone],
    ['that is going on', at(-1), at(1), 'taken', gone],
    ['that is over this moment', at(-1), at(0), 'ACTIVITY_PERIOD', 'ACTIVITY_PERIOD'],
    ['that is long over', at(-2), at(-1), 'ACTIVITY_PERIOD', 'ACTIVITY_PERIOD'],
  ])('takes something %s, calls it off once, or refuses', (_, from, until, announced, calledOff) => {
    const made = outcome(() => circles.announce(input({ from, until }), now));
    expect(typeof made === 'string' ? made : 'taken').toBe(announced);
    expect(outcome(() => circles.callOff(activity(from, until, false), '下雨', now))).toEqual(calledOff);
    expect(outcome(() => circles.callOff(activity(from, until, true), '下雨', now))).toBe('ACTIVITY_CANCELLED');
  });

  it('wants names, an end after the beginning, and a reason', () => {
    expect(outcome(() => circles.open(' '))).toBe('VALUE_MISSING');
    expect(outcome(() => circles.open(' 湖滨 '))).toEqual({ name: '湖滨' });
    expect(outcome(() => circles.announce(input({ title: ' ' }), now))).toBe('VALUE_MISSING');
    expect(outcome(() => circles.announce(input({ until: at(1) }), now))).toBe('ACTIVITY_PERIOD');
    expect(outcome(() => circles.callOff(activity(at(1), at(2), false), ' ', now))).toBe('REASON_REQUIRED');
    expect(Object.keys(circles).sort()).toEqual(['announce', 'callOff', 'open']);
  });
});
