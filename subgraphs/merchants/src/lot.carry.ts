import { type Context, type Decision, placeOf } from '@linli/kit';
import { lots, type Lot } from './lot.model.ts';
import { goWith, receive } from './lot.rules.ts';
import type { LotInput } from './schema.types.ts';
import { stalls } from './stall.model.ts';

// Takings of takings: no lot of a market goes through more hands.
const DEEPEST = 10;
const MOST = 500;

const provinceOf = (place: string): string => place.slice(0, 2).padEnd(12, '0');

// Goods come from markets of the whole province, which a stall's people do not see.
const trade = (context: Context, place: string) => context.asService('trade', provinceOf(place)).open(lots);

/** A lot with its code, for the label. */
export async function receiveLot(context: Context, input: LotInput): Promise<Lot> {
  const { open, now } = context;
  const stall = await open(stalls).load(input.stall);
  const { takenFrom } = input;
  const from = takenFrom ? await trade(context, stall.jurisdiction).findBy({ code: takenFrom }) : null;
  const code = `${stall.jurisdiction.slice(0, 6)}-${await context.number('lot', `${stall.jurisdiction.slice(0, 6)}000000`)}`;
  return open(lots).insert(placeOf(stall), receive(input, { code, stall, from, now }));
}

/** What was taken from these lots, and what was taken from that, goes off sale with them. */
async function callBack(context: Context, { code, jurisdiction }: Lot): Promise<void> {
  const all = trade(context, jurisdiction);
  let codes: readonly string[] = [code];
  for (let depth = 0; depth < DEEPEST && codes.length > 0; depth += 1) {
    const taken = await all.some({ takenFrom: codes }, { limit: MOST });
    await all.amendMany(taken.map(({ id, takenFrom }) => ({ id, rule: (row) => goWith(row, takenFrom ?? code) })));
    codes = taken.map((each) => each.code);
  }
}

interface Asked {
  readonly id: string;
  readonly version: number;
}

/** One step of a lot's way; when it goes off sale, so does all that was taken from it. */
export async function act(context: Context, { id, version }: Asked, rule: (row: Lot) => Decision<Lot>): Promise<Lot> {
  const row = await context.open(lots).change(id, version, rule);
  if (row.state === 'WITHDRAWN') await callBack(context, row);
  return row;
}
