import { oneOf } from '../address.ts';
import type { CaseFilter, CaseOrder } from '../generated/api.ts';
import { channels, lights, states } from './codes.ts';

/** What the list is asked for. It stands in the address, so that a view can be sent to a colleague. */
export interface Wish {
  readonly filter: CaseFilter;
  readonly within: string | null;
  readonly order: CaseOrder;
  readonly search: string | null;
}

const orders = ['NEWEST', 'DUE', 'SEVERITY'] as const satisfies readonly CaseOrder[];

const present = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<Fields>;

/** Reads the address. Words that the graph does not know are left out instead of failing the page. */
export function readWish(address: URLSearchParams): Wish {
  const state = address.getAll('state').flatMap((text) => oneOf(states, text) ?? []);
  const [from, until] = [address.get('from'), address.get('until')];
  const severity = Number(address.get('severity'));
  const filter = {
    state: state.length > 0 ? state : null,
    isOpen: address.get('isOpen') === 'true' ? true : null,
    mine: address.get('mine') === 'true' ? true : null,
    category: address.get('category'),
    department: address.get('department'),
    channel: oneOf(channels, address.get('channel')),
    light: oneOf(lights, address.get('light')),
    severity: severity >= 1 && severity <= 4 ? severity : null,
    reportedIn: from && until ? { from, until } : null,
  };
  return {
    filter: present(filter),
    within: address.get('within'),
    order: oneOf(orders, address.get('order')) ?? 'NEWEST',
    search: address.get('search'),
  };
}
