import { fail, type Decision, type Viewer } from '@linli/kit';
import type { Resident } from './resident.model.ts';
import { present, type At } from './resident.rules.ts';
import { isSpecialKind, specialKinds } from './special-tag.kinds.ts';
import type { SpecialTag, SpecialTagFields } from './special-tag.model.ts';
import type { AccessFields, SpecialTagAccess } from './special-tag-access.model.ts';

interface Acting extends At {
  readonly viewer: Viewer;
}

export const deptToken = (department: string): string => `dept/${department}`;
export const userToken = (user: string): string => `user/${user}`;

// The city hears nothing of sealed tags: an event alone would say that there is one.
const owner = ({ department }: { readonly department: string }, { viewer }: Acting): void => {
  if (!viewer.departments.includes(department)) fail('NOT_FOUND');
};

/** Only the department that keeps tags of a kind proposes one. */
export function proposeTag(
  resident: Resident,
  { kind, note }: { readonly kind: string; readonly note?: string | null | undefined },
  { viewer }: Acting,
): Decision<SpecialTag> {
  present(resident);
  if (!isSpecialKind(kind)) return fail('VALUE_INVALID', { field: 'kind' });
  const { department } = specialKinds[kind];
  if (!viewer.departments.includes(department)) fail('SPECIAL_TAG_KIND', { field: 'kind' });
  const set: SpecialTagFields = {
    residentId: resident.id,
    department,
    kind,
    note: note ?? null,
    state: 'PROPOSED',
    proposedBy: viewer.id,
    seenBy: [deptToken(department)],
    readers: [],
  };
  return { set };
}

export function approveTag(row: SpecialTag, acting: Acting): Decision<SpecialTag> {
  owner(row, acting);
  if (row.state !== 'PROPOSED') fail('SPECIAL_TAG_STATE', { id: row.id });
  if (row.proposedBy === acting.viewer.id) fail('SPECIAL_TAG_SAME_PERSON', { id: row.id });
  return { set: { state: 'APPROVED', approvedBy: acting.viewer.id } };
}

export function liftTag(row: SpecialTag, reason: string, acting: Acting): Decision<SpecialTag> {
  owner(row, acting);
  if (row.state === 'LIFTED') fail('SPECIAL_TAG_STATE', { id: row.id });
  return { set: { state: 'LIFTED', readers: [], seenBy: [deptToken(row.department)] }, reason };
}

const LONGEST = 30 * 86_400_000;

function ahead(until: Date, now: Date): Date {
  const length = until.getTime() - now.getTime();
  return length > 0 && length <= LONGEST ? until : fail('SPECIAL_TAG_TIME', { field: 'until' });
}

interface Asking {
  readonly reader: string;
  readonly until: Date;
  readonly reason: string;
}

export function askAccess(tag: SpecialTag, asking: Asking, acting: Acting): Decision<SpecialTagAccess> {
  owner(tag, acting);
  if (tag.state !== 'APPROVED') fail('SPECIAL_TAG_STATE', { id: tag.id });
  const { id: tagId, department } = tag;
  const until = ahead(asking.until, acting.now);
  const set: AccessFields = { ...asking, until, tagId, department, state: 'REQUESTED', requestedBy: acting.viewer.id };
  return { set };
}

function waiting(row: SpecialTagAccess, acting: Acting): void {
  owner(row, acting);
  if (row.state !== 'REQUESTED') fail('SPECIAL_TAG_STATE', { id: row.id });
  if (row.requestedBy === acting.viewer.id) fail('SPECIAL_TAG_SAME_PERSON', { id: row.id });
}

/** Somebody else than who asked, and not the reader. */
export function grantAccess(row: SpecialTagAccess, acting: Acting): Decision<SpecialTagAccess> {
  waiting(row, acting);
  if (row.reader === acting.viewer.id) fail('SPECIAL_TAG_SAME_PERSON', { id: row.id });
  ahead(row.until, acting.now);
  return { set: { state: 'GRANTED', decidedBy: acting.viewer.id } };
}

export function refuseAccess(row: SpecialTagAccess, reason: string, acting: Acting): Decision<SpecialTagAccess> {
  waiting(row, acting);
  return { set: { state: 'REFUSED', decidedBy: acting.viewer.id }, reason };
}

/** The tag's share of a grant: the reader knows of it, until then. */
export function admit(row: SpecialTag, { reader: user, until }: SpecialTagAccess): Decision<SpecialTag> {
  if (row.state !== 'APPROVED') fail('SPECIAL_TAG_STATE', { id: row.id });
  const others = row.readers.filter((each) => each.user !== user);
  return { set: { readers: [...others, { user, until }], seenBy: [...new Set([...row.seenBy, userToken(user)])] } };
}

/** The clock's word: the time is over. */
export const endAccess = (row: SpecialTagAccess, now: Date): Decision<SpecialTagAccess> | null =>
  row.state === 'GRANTED' && row.until <= now ? { set: { state: 'ENDED' } } : null;

export function dismiss(row: SpecialTag, now: Date): Decision<SpecialTag> | null {
  const readers = row.readers.filter(({ until }) => until > now);
  if (readers.length === row.readers.length) return null;
  return { set: { readers, seenBy: [deptToken(row.department), ...readers.map(({ user }) => userToken(user))] } };
}

/** Whether somebody may read what is sealed, at this moment. */
export const mayRead = ({ department, readers }: SpecialTag, viewer: Viewer, now: Date): boolean =>
  (viewer.departments.includes(department) && viewer.permissions.has('special-tag.manage')) ||
  readers.some(({ user, until }) => user === viewer.id && until > now);
