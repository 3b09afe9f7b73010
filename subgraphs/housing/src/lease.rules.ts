import { because, dayOf, fail, startOfDay, type Decision } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { Lease } from './lease.model.ts';
import type { LeaseInput } from './schema.types.ts';
import type { LeaseState } from './words.ts';

// 民法典 art. 705: a lease lasts at most twenty years.
const LONGEST_YEARS = 20;
const MOST_TENANTS = 20;
const WARN_DAYS = 30;

const twentyYearsOn = (day: string): string => `${Number(day.slice(0, 4)) + LONGEST_YEARS}${day.slice(4)}`;

const lastInstant = (until: string): Date => startOfDay(dayAfter(until, 1));
const warningAt = (until: string): Date => startOfDay(dayAfter(until, -WARN_DAYS));

function checkPeriod({ from, until }: Pick<LeaseInput, 'from' | 'until'>, now: Date): void {
  if (until < from || until > twentyYearsOn(from)) fail('LEASE_PERIOD', { field: 'until' });
  if (until < dayOf(now)) fail('LEASE_PERIOD', { field: 'until' });
}

interface Known {
  /** Leases of the same house that run. */
  readonly running: readonly Pick<Lease, 'tenants'>[];
  readonly now: Date;
}

function checkTenants(tenants: readonly string[], { running }: Known): void {
  const each = new Set(tenants);
  if (each.size === 0 || each.size > MOST_TENANTS || each.size < tenants.length)
    fail('LEASE_TENANTS', { field: 'tenants', limit: MOST_TENANTS });
  const twice = running.flatMap((lease) => lease.tenants).find((tenant) => each.has(tenant));
  if (twice) fail('LEASE_OVERLAPS', { field: 'tenants', id: twice });
}

/** A house is let: several leases of one house may run at once, but nobody has two. */
export function register(input: LeaseInput, known: Known): Decision<Lease> {
  const { house, tenants, from, until, rent, certificate } = input;
  const { now } = known;
  checkPeriod(input, now);
  checkTenants(tenants, known);
  if (typeof rent === 'number' && !(rent >= 0 && rent <= 10_000_000)) fail('VALUE_INVALID', { field: 'rent' });
  return {
    set: {
      house,
      tenants,
      merged: [],
      from,
      until,
      rent: rent ?? null,
      certificate: certificate?.trim() || null,
      registeredAt: now,
      state: 'ACTIVE',
      isExpiring: false,
      checkAt: warningAt(until),
    },
    event: { type: 'lease.registered', data: { house } },
  };
}

const over = (lease: Lease, state: LeaseState, now: Date): Decision<Lease> => ({
  set: { state, isExpiring: false, checkAt: null, endedAt: now },
  event: { type: 'lease.ended', data: { house: lease.house, state } },
});

/** Ended before its time. */
export function end(lease: Lease, reason: string, now: Date): Decision<Lease> {
  if (lease.state !== 'ACTIVE') fail('LEASE_ENDED', { id: lease.id });
  return { ...over(lease, 'ENDED', now), reason: because(reason) };
}

/** What time does: a word thirty days before, and the end after the last day. Null when it is too early. */
export function turn(lease: Lease, now: Date): Decision<Lease> | null {
  if (lease.state !== 'ACTIVE' || !lease.checkAt || lease.checkAt > now) return null;
  if (lastInstant(lease.until) <= now) return over(lease, 'EXPIRED', now);
  return {
    set: { isExpiring: true, checkAt: lastInstant(lease.until) },
    event: { type: 'lease.expiring', data: { house: lease.house } },
  };
}

/** Somebody's record became part of another one's. */
export function renamed(lease: Lease, from: string, into: string): Decision<Lease> | null {
  if (!lease.tenants.includes(from)) return null;
  const both = lease.tenants.includes(into);
  const tenants = lease.tenants.map((tenant) => (tenant === from ? into : tenant));
  return { set: { tenants: [...new Set(tenants)], merged: [...lease.merged, { from, into, both }] } };
}

/** They were two after all. */
export function parted(lease: Lease, from: string): Decision<Lease> | null {
  const last = lease.merged.findLast((each) => each.from === from);
  if (!last) return null;
  const { into, both } = last;
  const tenants = both ? [...lease.tenants, from] : lease.tenants.map((tenant) => (tenant === into ? from : tenant));
  return { set: { tenants, merged: lease.merged.filter((each) => each !== last) } };
}

/** Nothing of this person stays, nor of the record theirs became a part of. */
export function forgotten(lease: Lease, resident: string): Decision<Lease> {
  const gone = new Set([resident]);
  for (const { from, into } of lease.merged) if (gone.has(from)) gone.add(into);
  return {
    set: {
      tenants: lease.tenants.filter((tenant) => !gone.has(tenant)),
      merged: lease.merged.filter(({ from, into }) => !gone.has(from) && !gone.has(into)),
    },
  };
}
