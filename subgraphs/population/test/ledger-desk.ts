import type { Batch, Cells, Done, Outcome, Plan } from '@linli/imports';
import type { Context } from '@linli/kit';
import { systemViewer } from '@linli/kit/inside';
import type { Town } from '@linli/testkit';
import { knownHouses } from '../src/known-house.model.ts';
import { ledgers } from '../src/ledger.target.ts';
import { COMMUNITY, GRID, numberOf } from './people.ts';

export const [target] = ledgers;
const batch: Batch = { job: 'j-1', number: 0, place: COMMUNITY, by: 'u-clerk' };

export const cells = (over: Cells = {}): Cells => ({
  name: '王小明',
  idNumber: numberOf('1960-03-02', 1),
  phone: '13912345678',
  ethnicity: '01',
  residency: 'HUKOU',
  address: '安徽省合肥市包河区琼临苑三号楼二单元501',
  relation: 'OWNER',
  household: '8-501',
  relationToHead: 'HEAD',
  ...over,
});
export const wife: Cells = {
  name: '李秀英',
  idNumber: numberOf('1962-05-06', 2),
  phone: '13987654321',
  relationToHead: 'SPOUSE',
};
const rowOf = (each: Cells) => {
  const read = target.read(each);
  if ('row' in read) return read.row;
  throw new Error(JSON.stringify(read.faults));
};

/** What is done with rows of a ledger, as the engine of imports does it. */
export function ledgerDesk({ running, given }: Pick<Town, 'given' | 'running'>) {
  const outside = (): Context =>
    running().engine.contextFor({ viewer: systemViewer('population/ledgers', [COMMUNITY]), requestId: 'j-1' });
  const inside = <T>(work: (context: Context) => Promise<T>): Promise<T> => running().engine.within(outside(), work);
  return {
    inside,
    house: (place: string = GRID) =>
      given(knownHouses, {
        place,
        house: 'h-1',
        building: 'b-1',
        addressKey: '琼临苑3栋2单元501室',
        holds: true,
        said: 1,
      }),
    applies: (...each: readonly Cells[]) => inside((context) => target.apply(context, each.map(rowOf), batch)),
    compares: (...each: readonly Cells[]) => inside((context) => target.compare(context, each.map(rowOf), batch)),
    undoes(outcomes: readonly Outcome[]) {
      const done = outcomes.filter((each): each is Done => 'id' in each);
      return inside((context) => target.undo(context, done, batch));
    },
    /** One batch and the next, both planned before the first goes in; each is brought in when it is called. */
    async both(one: Cells, other: Cells) {
      const context = outside();
      const first = (await target.plan?.(context, [rowOf(one)], batch, null)) ?? null;
      const second = (await target.plan?.(context, [rowOf(other)], { ...batch, number: 1 }, first)) ?? null;
      const { signal } = new AbortController();
      for (const plan of [first, second]) await plan?.prepare(context, signal);
      const into = (plan: Plan | null) => () => inside(async (own) => (await plan?.carry(own)) ?? null);
      return [into(first), into(second)] as const;
    },
  };
}
