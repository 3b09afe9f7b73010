import type { Context } from '@linli/kit';
import { lots, type Lot } from './lot.model.ts';
import { markets } from './market.model.ts';
import { stalls } from './stall.model.ts';

const DEEPEST = 10;

type Known = Partial<Lot>;

async function stepOf({ openPublic }: Context, { code = '', arrivedOn = '', source, market, stall }: Known) {
  const [at, of] = await Promise.all([
    market ? openPublic(markets).findBy({ id: market }) : null,
    stall ? openPublic(stalls).findBy({ id: stall }) : null,
  ]);
  return {
    code,
    arrivedOn,
    marketName: at?.name ?? null,
    stallNumber: of?.number ?? null,
    source: source ?? { kind: 'OTHER' as const, name: '' },
  };
}

/** The way of a lot for everybody, read through what is public, so that nothing else can come out. */
export async function traced(context: Context, asked: string) {
  const way: Known[] = [];
  let next: string | null | undefined = asked.trim();
  while (next && way.length < DEEPEST) {
    const found: Known | null = await context.openPublic(lots).findBy({ code: next });
    if (!found || way.some(({ code }) => code === found.code)) break;
    way.push(found);
    next = found.takenFrom;
  }
  const [first] = way;
  if (!first?.code || !first.goods || !first.state) return null;
  const { code, goods, state, testPassed = null } = first;
  return { code, goods, state, testPassed, steps: await Promise.all(way.map((lot) => stepOf(context, lot))) };
}
