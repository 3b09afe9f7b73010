import type { Code, EventType } from '@linli/contract';
import { because, fail, type Decision, type Viewer } from '@linli/kit';
import type { Need, NeedFields } from './need.model.ts';
import { type NeedPart, transitions } from './need.transitions.ts';
import type { NeedAction, NeedInput, NeedState } from './schema.types.ts';

const DAY = 86_400_000;
/** 有求必应: what nobody answers for so long goes to the grid branch (domain paper §4.5). */
export const UNANSWERED_DAYS = 14;

/** Who acts, and when. */
export interface Actor {
  readonly viewer: Pick<Viewer, 'id' | 'permissions'>;
  readonly now: Date;
}

const later = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

const waiting: readonly NeedState[] = ['POSTED', 'CLAIMED', 'DOING', 'DONE', 'EXPIRED'];
const isOpen = (state: NeedState): boolean => waiting.includes(state);

const parts: Readonly<Record<NeedPart, (row: Need, viewer: Actor['viewer']) => Code | null>> = {
  POSTER: ({ poster }, { id }) => (poster === id ? null : 'NEED_NOT_POSTER'),
  CLAIMANT: ({ claimant }, { id }) => (claimant === id ? null : 'NEED_NOT_CLAIMANT'),
  OTHERS: ({ poster }, { id, permissions }) => {
    if (poster === id) return 'NEED_OWN';
    return permissions.has('need.claim') ? null : 'NOT_PERMITTED';
  },
  SUPERVISOR: (_, { permissions }) => (permissions.has('need.supervise') ? null : 'NOT_PERMITTED'),
};

function obstacle(row: Need, action: NeedAction, { viewer }: Actor): Code | null {
  const { from, by } = transitions[action];
  return from.includes(row.state) ? parts[by](row, viewer) : 'NEED_STATE';
}

const all = Object.keys(transitions) as NeedAction[];

/** What this person may do with it now. */
export const actionsOf = (row: Need, actor: Actor): readonly NeedAction[] =>
  all.filter((action) => obstacle(row, action, actor) === null);

function stepped(row: Need, action: NeedAction, actor: Actor): Pick<NeedFields, 'isOpen' | 'state'> {
  const cause = obstacle(row, action, actor);
  if (cause) fail(cause, { action, state: row.state });
  const { to } = transitions[action];
  return { state: to, isOpen: isOpen(to) };
}

const say = (type: EventType, { kind }: Pick<Need, 'kind'>) => ({ type, data: { kind } });

const filled = (value: string, field: string): string => value.trim() || fail('VALUE_MISSING', { field });

/** Somebody asks. */
export function post(input: NeedInput, { viewer, now }: Actor): Decision<Need> {
  const { kind, title, description, contactName, contactPhone, address } = input;
  return {
    set: {
      kind,
      title: filled(title, 'title'),
      description: filled(description, 'description'),
      poster: viewer.id,
      contactName: filled(contactName, 'contactName'),
      contactPhone: filled(contactPhone, 'contactPhone'),
      address: address?.trim() || null,
      state: 'POSTED',
      isOpen: true,
      postedAt: now,
      dueAt: later(now, UNANSWERED_DAYS),
      wasUnanswered: false,
    },
    event: say('need.posted', { kind }),
  };
}

/** Somebody takes it in hand. The fourteen days go on until work begins. */
export function claim(row: Need, claimId: string, actor: Actor): Decision<Need> {
  const next = stepped(row, 'CLAIM', actor);
  return { set: { ...next, claimant: actor.viewer.id, claim: claimId }, event: say('need.claimed', row) };
}

// Whoever comes after has a few days, also when the fourteen are nearly over.
const SECOND_CHANCE = 3;

/** It waits again, as long as it had left. */
export function giveBack(row: Need, reason: string, actor: Actor): Decision<Need> {
  const next = stepped(row, 'GIVE_BACK', actor);
  const own = later(row.postedAt, UNANSWERED_DAYS);
  const least = later(actor.now, SECOND_CHANCE);
  return {
    set: { ...next, claimant: null, claim: null, dueAt: own > least ? own : least },
    event: say('need.given-back', row),
    reason: because(reason),
  };
}

/** Work has begun: it is answered. */
export const begin = (row: Need, actor: Actor): Decision<Need> => ({
  set: { ...stepped(row, 'BEGIN', actor), dueAt: null },
  event: say('need.begun', row),
});

/** Done, as whoever did it says. */
export const finish = (row: Need, result: string, actor: Actor): Decision<Need> => ({
  set: { ...stepped(row, 'FINISH', actor), result: filled(result, 'result'), doneAt: actor.now },
  event: say('need.done', row),
});

/** Done, as whoever asked says. */
export function confirm(row: Need, satisfaction: number, actor: Actor): Decision<Need> {
  const next = stepped(row, 'CONFIRM', actor);
  if (satisfaction < 1 || satisfaction > 5) fail('VALUE_INVALID', { field: 'satisfaction' });
  return { set: { ...next, satisfaction, confirmedAt: actor.now }, event: say('need.confirmed', row) };
}

/** Not done, as whoever asked says. */
export const sendBack = (row: Need, reason: string, actor: Actor): Decision<Need> => ({
  set: { ...stepped(row, 'SEND_BACK', actor), doneAt: null },
  event: say('need.sent-back', row),
  reason: because(reason),
});

/** It is needed no more. */
export const withdraw = (row: Need, actor: Actor): Decision<Need> => ({
  set: { ...stepped(row, 'WITHDRAW', actor), dueAt: null },
  event: say('need.withdrawn', row),
});

/** It was none. */
export const dismiss = (row: Need, reason: string, actor: Actor): Decision<Need> => ({
  set: { ...stepped(row, 'DISMISS', actor), dueAt: null },
  event: say('need.dismissed', row),
  reason: because(reason),
});

/** The branch it went to does it; where it went to none, whoever supervises there. */
export function takeOver(
  row: Need,
  { claimId, secretary }: { claimId: string; secretary: string | null },
  actor: Actor,
): Decision<Need> {
  const next = stepped(row, 'TAKE_OVER', actor);
  if (row.org && secretary !== actor.viewer.id) fail('NOT_SECRETARY', { org: row.org });
  return { set: { ...next, claimant: actor.viewer.id, claim: claimId }, event: say('need.taken-over', row) };
}

/** Nobody answered in time: it goes to the grid branch. Null while there is time, or work has begun. */
export function expire(row: Need, org: string | null, now: Date): Decision<Need> | null {
  if (!row.dueAt || row.dueAt > now || (row.state !== 'POSTED' && row.state !== 'CLAIMED')) return null;
  return {
    set: { state: 'EXPIRED', isOpen: true, org, dueAt: null, claimant: null, claim: null, wasUnanswered: true },
    event: { type: 'need.unanswered', data: { kind: row.kind, org } },
  };
}
