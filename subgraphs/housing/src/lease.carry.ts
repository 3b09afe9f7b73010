import { type Context, placeOf } from '@linli/kit';
import { houses, type House } from './house.model.ts';
import { changeUse } from './house.rules.ts';
import { leases, type Lease } from './lease.model.ts';
import { end, register, turn } from './lease.rules.ts';
import { amendHouse } from './mismatch.carry.ts';
import type { LeaseInput } from './schema.types.ts';

const MOST = 50;
const AT_ONCE = 200;

/** A house its owner lived in, or that was empty, is rented once a lease of it is registered. */
function letOut(house: House) {
  const set = { leases: house.leases + 1 };
  if (house.use !== 'OWN' && house.use !== 'VACANT') return { set };
  const { set: use, ...said } = changeUse(house, 'RENTED');
  return { ...said, set: { ...set, ...use } };
}

const oneLess = ({ leases: running }: House) => ({ set: { leases: Math.max(0, running - 1) } });

/** A lease, and what the house is from then on. */
export async function registerLease(context: Context, input: LeaseInput): Promise<Lease> {
  const { open, now } = context;
  const house = await open(houses).load(input.house);
  const running = await open(leases).some({ house: house.id, state: 'ACTIVE' }, { limit: MOST });
  const lease = await open(leases).insert(placeOf(house), register(input, { running, now }));
  await amendHouse(context, house.id, letOut);
  return lease;
}

interface Ending {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

/** Ended before its time. */
export async function endLease(context: Context, { id, version, reason }: Ending): Promise<Lease> {
  const lease = await context.open(leases).change(id, version, (row) => end(row, reason, context.now));
  await amendHouse(context, lease.house, oneLess);
  return lease;
}

async function turnOne(context: Context, id: string): Promise<void> {
  const lease = await context.open(leases).amend(id, (row) => turn(row, context.now));
  if (lease.state === 'EXPIRED' && lease.endedAt?.getTime() === context.now.getTime())
    await amendHouse(context, lease.house, oneLess);
}

/** Leases whose time has come, one transaction each. */
export async function turnLeases(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(leases).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, each) => turnOne(each, id),
  );
}
