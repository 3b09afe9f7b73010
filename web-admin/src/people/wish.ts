import { oneOf } from '../address.ts';
import type { ResidentFilter, ResidentOrder } from '../generated/api.ts';
import { ageBands, residencies, sexes, statuses } from './codes.ts';

/** What the list is asked for: codes and flags only, so that it may stand in the address. */
export interface PeopleWish {
  readonly filter: ResidentFilter;
  readonly within: string | null;
  readonly order: ResidentOrder | null;
}

export const orders = ['AGE', 'VERIFIED'] as const satisfies readonly ResidentOrder[];

const present = (fields: Readonly<Record<string, unknown>>): ResidentFilter =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

/** Reads the address. Words that the graph does not know are left out instead of failing the page. */
export const readPeopleWish = (address: URLSearchParams): PeopleWish => ({
  filter: present({
    residency: oneOf(residencies, address.get('residency')),
    status: oneOf(statuses, address.get('status')),
    ageBand: oneOf(ageBands, address.get('ageBand')),
    sexCode: oneOf(sexes, address.get('sexCode')),
    livesAlone: address.get('livesAlone') === 'true' ? true : null,
    unverified: address.get('unverified') === 'true' ? true : null,
  }),
  within: address.get('within'),
  order: oneOf(orders, address.get('order')) ?? null,
});
