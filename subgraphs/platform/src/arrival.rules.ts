import type { Heard } from '@linli/kit';
import { districtOf, isCode } from '@linli/vocabulary';
import type { AuditEntry } from './audit-entry.model.ts';
import { type Line, link, origin, type Tip } from './chain.rules.ts';
import type { CityEvent } from './city-event.model.ts';

/** Where what happened at no place is kept: no node is above it, so that only the machinery sees it. */
export const nowhere = '000000000000';

/** Where a chain stands, with how many of its lines were events. */
export interface ChainTip extends Tip {
  readonly events: number;
}

export const emptyChain: ChainTip = { ...origin, events: 0 };

/** A row still without what the kit adds. */
export interface Fresh<T> {
  readonly place: string;
  readonly set: Partial<T>;
}

/** What a batch adds to the ledger and the journal. */
export interface Arrivals {
  readonly entries: readonly Fresh<AuditEntry>[];
  readonly events: readonly Fresh<CityEvent>[];
}

export const placeOf = ({ jurisdiction }: Heard): string => (isCode(jurisdiction) ? jurisdiction : nowhere);

export const chainOf = (heard: Heard): string => districtOf(placeOf(heard));

/** What was told, as the ledger keeps it. */
export function lineOf(heard: Heard): Line {
  const { id, type, subject, version, audit } = heard;
  const { service, at, who, purpose, action, entity, fields, outcome, reason, requestId, about } = audit;
  return {
    chain: chainOf(heard),
    eventId: id,
    at,
    actor: who.id,
    roles: who.roles,
    node: who.home,
    purpose,
    action,
    entity: entity || null,
    subject,
    place: placeOf(heard),
    recordVersion: version,
    fields,
    outcome,
    reason,
    traceId: requestId || null,
    service,
    event: type,
    ...(about ? { about } : {}),
  };
}

// Entities whose rows are themselves whom they are about.
const people = new Set(['Resident', 'Household']);

const personIn = ({ about, entity, subject }: Line): string | null =>
  about ?? (entity && people.has(entity) ? subject : null);

// Absent is not null: an index may then leave the row out.
const present = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;

/** The stored links of one chain, numbered behind its tip; `positions` says where each told thing stands in the whole ledger. */
function entriesOf(
  batch: readonly Heard[],
  tip: ChainTip,
  positions: ReadonlyMap<string, number>,
): Arrivals['entries'] {
  let { events } = tip;
  return link(tip, batch.map(lineOf)).map((linked) => {
    if (linked.event) events += 1;
    const position = positions.get(linked.eventId) ?? 0;
    return {
      place: linked.place,
      set: present({ ...linked, person: personIn(linked), position, events }) as Partial<AuditEntry>,
    };
  });
}

const eventOf = (heard: Heard, { set }: Fresh<AuditEntry>): Fresh<CityEvent> => {
  const { id, type, subject, version, at, data, audit } = heard;
  const { chain = nowhere, events = 0, position = 0 } = set;
  const place = placeOf(heard);
  const { service } = audit;
  const own = { eventId: id, type: type ?? '', service, subject, place, recordVersion: version, at, data };
  return { place, set: { ...own, district: chain, sequence: events, position } };
};

/** What a batch becomes behind the tips: lines tied to their chains, events numbered, all in the order of arrival. */
export function arrive(batch: readonly Heard[], tips: ReadonlyMap<string, ChainTip>, last: number): Arrivals {
  const positions = new Map(batch.map(({ id }, index) => [id, last + 1 + index]));
  const entries = [...new Set(batch.map(chainOf))].flatMap((chain) => {
    const told = batch.filter((heard) => chainOf(heard) === chain);
    return entriesOf(told, tips.get(chain) ?? emptyChain, positions);
  });
  const byId = new Map(entries.map((entry) => [entry.set.eventId, entry]));
  const events = batch.flatMap((heard) => {
    const entry = byId.get(heard.id);
    return heard.type && entry ? [eventOf(heard, entry)] : [];
  });
  return { entries, events };
}
