import { because, checkedCode, dayOf, fail, type Decision } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { Lot, LotFields, LotSource } from './lot.model.ts';
import type { LotInput, LotSourceInput } from './schema.types.ts';
import type { Stall } from './stall.model.ts';

const MOST = 1_000_000;
// What came longer ago is sold, or no longer good.
const OLDEST = 30;

const sourceOf = ({ kind, name, origin, certificate }: LotSourceInput): LotSource => ({
  kind,
  name: name.trim() || fail('VALUE_MISSING', { field: 'source' }),
  origin: origin ? checkedCode(origin, 'origin') : null,
  certificate: certificate?.trim() || null,
});

interface Arrival {
  readonly code: string;
  readonly stall: Stall;
  readonly from: Lot | null;
  readonly now: Date;
}

// Goods are taken from goods of the same name that are not called back.
const takenFrom = (told: string | null | undefined, from: Lot | null, goods: string): string | null =>
  told && (!from || from.state === 'WITHDRAWN' || from.goods !== goods)
    ? fail('LOT_SOURCE', { field: 'takenFrom' })
    : (from?.code ?? null);

function checkArrival({ quantity, arrivedOn }: LotInput, now: Date): void {
  if (quantity < 1 || quantity > MOST) fail('VALUE_INVALID', { field: 'quantity' });
  const today = dayOf(now);
  if (arrivedOn > today || arrivedOn < dayAfter(today, -OLDEST)) fail('VALUE_INVALID', { field: 'arrivedOn' });
}

/** Goods come to a stall that somebody has. */
export function receive(input: LotInput, { code, stall, from, now }: Arrival): Decision<Lot> {
  const merchant = stall.merchant ?? fail('STALL_FREE', { id: stall.id });
  const { unit, quantity, arrivedOn } = input;
  const goods = input.goods.trim() || fail('VALUE_MISSING', { field: 'goods' });
  checkArrival(input, now);
  const { market } = stall;
  const set: LotFields = {
    code,
    market,
    stall: stall.id,
    merchant,
    goods,
    unit,
    quantity,
    source: sourceOf(input.source),
    takenFrom: takenFrom(input.takenFrom, from, goods),
    arrivedOn,
    testPassed: null,
    state: 'ON_SALE',
  };
  return { set, event: { type: 'lot.received', data: { market, stall: stall.id } } };
}

const said = ({ market, stall }: LotFields) => ({ market, stall });

const onSale = (row: Lot): Lot => (row.state === 'ON_SALE' ? row : fail('LOT_STATE', { state: row.state }));

const off = (row: Lot, reason: string): Decision<Lot> => ({
  set: { state: 'WITHDRAWN', reason },
  event: { type: 'lot.withdrawn', data: said(row) },
  reason,
});

/** What a quick test gave: what failed goes off sale. */
export function test(row: Lot, passed: boolean, now: Date): Decision<Lot> {
  onSale(row);
  const tested = { testPassed: passed, testedAt: now };
  if (passed) return { set: tested, event: { type: 'lot.tested', data: said(row) } };
  const { set, ...rest } = off(row, '快检不合格');
  return { ...rest, set: { ...tested, ...set } };
}

/** Off sale. What is sold out is called back as well. */
export function withdraw(row: Lot, reason: string): Decision<Lot> {
  if (row.state === 'WITHDRAWN') fail('LOT_STATE', { state: row.state });
  return off(row, because(reason));
}

/** What was taken from a lot that went off sale goes with it; what is off already stays as it is. */
export const goWith = (row: Lot, code: string): Decision<Lot> | null =>
  row.state === 'WITHDRAWN' ? null : off(row, `来源批次 ${code} 已下架`);

/** Nothing is left. */
export function sellOut(row: Lot): Decision<Lot> {
  onSale(row);
  return { set: { state: 'SOLD_OUT' }, event: { type: 'lot.sold-out', data: said(row) } };
}
