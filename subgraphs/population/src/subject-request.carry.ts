import { fail, type Context, placeOf } from '@linli/kit';
import { proposeChanges } from './change.carry.ts';
import { consents } from './consent.model.ts';
import { erase } from './erasure.ts';
import { ownResident } from './eyes.ts';
import type { Asked } from './judgement.rules.ts';
import type { Target } from './move.carry.ts';
import { residences } from './residence.model.ts';
import { residents, type Resident } from './resident.model.ts';
import { settingsAt } from './settings.reading.ts';
import { copyOf, explanationOf } from './subject-copy.ts';
import { type CopyLine, isOpenRequest, subjectRequests, type SubjectRequest } from './subject-request.model.ts';
import { counting, fulfil, link, linkable, receive, refuse, review, unlink } from './subject-request.rules.ts';
import type { RequestKind } from './words.ts';

const MOST = { limit: 500 };

interface Asking {
  readonly kind: RequestKind;
  readonly wish?: string | null | undefined;
  readonly account: string | null;
}

/** Takes a request in; the term is the district's. */
export async function takeIn(context: Context, resident: Resident, asking: Asking): Promise<SubjectRequest> {
  const { open } = context;
  const known = await open(subjectRequests).some({ residentId: resident.id }, MOST);
  const { requestWorkingDays: workingDays } = await settingsAt(context, placeOf(resident));
  const decision = receive(resident, { ...asking, workingDays, open: known.filter(isOpenRequest) }, context);
  return open(subjectRequests).insert(placeOf(resident), decision);
}

/** From here on the record is open to whoever answers. */
export async function reviewRequest(context: Context, { id, version }: Target): Promise<SubjectRequest> {
  const { open } = context;
  const reviewed = await open(subjectRequests).change(id, version, (row) => review(row, context));
  await open(residents).amend(reviewed.residentId, counting(1));
  return reviewed;
}

export async function askAboutMyself(context: Context, asking: Omit<Asking, 'account'>): Promise<SubjectRequest> {
  const own = (await ownResident(context)) ?? fail('ACCOUNT_NOT_LINKED');
  return takeIn(context, own, { ...asking, account: context.viewer.id });
}

async function handedOver(
  { open }: Context,
  { kind, residentId }: SubjectRequest,
): Promise<readonly CopyLine[] | null> {
  if (kind !== 'COPY' && kind !== 'EXPLAIN') return null;
  const resident = await open(residents).load(residentId);
  if (kind === 'EXPLAIN') return explanationOf(resident);
  return copyOf({
    resident,
    residences: await open(residences).some({ residentId }, MOST),
    consents: await open(consents).some({ residentId }, MOST),
  });
}

/** Does what was asked, and closes the request. */
export async function fulfilRequest(
  context: Context,
  { id, version }: Target,
  changes: readonly Asked[],
): Promise<SubjectRequest> {
  const { open } = context;
  const seen = await open(subjectRequests).load(id);
  const copy = await handedOver(context, seen);
  const done = await open(subjectRequests).change(id, version, (row) => fulfil(row, copy, context));
  const resident = await open(residents).amend(seen.residentId, counting(-1));
  if (done.kind === 'CORRECT') {
    if (changes.length === 0) fail('VALUE_MISSING', { field: 'changes' });
    await proposeChanges(context, resident, { source: 'SELF', changes, confidence: 100 });
  }
  if (done.kind === 'DELETE') await erase(context, resident, id);
  return done;
}

export async function refuseRequest(
  context: Context,
  { id, version }: Target,
  reason: string,
): Promise<SubjectRequest> {
  const { open } = context;
  const { state } = await open(subjectRequests).load(id);
  const refused = await open(subjectRequests).change(id, version, (row) => refuse(row, reason, context));
  if (state === 'IN_REVIEW') await open(residents).amend(refused.residentId, counting(-1));
  return refused;
}

/** Links a login to the person whose identity was checked. */
export async function linkAccount(context: Context, { id, version }: Target, login: string): Promise<SubjectRequest> {
  const { open } = context;
  const account = login.trim() || fail('VALUE_MISSING', { field: 'account' });
  const request = await open(subjectRequests).change(id, version, (row) => {
    linkable(row, account, context);
    return { set: { account } };
  });
  if (await open(residents).findBy({ account })) fail('ACCOUNT_LINKED', { field: 'account' });
  await open(residents).amend(request.residentId, (row) => link(row, account));
  return request;
}

/** Takes a login away, and with it what was handed over to it. */
export async function unlinkAccount(context: Context, { id, version }: Target, reason: string): Promise<Resident> {
  const { open } = context;
  const { account } = await open(residents).load(id);
  const freed = await open(residents).change(id, version, (row) => unlink(row, reason));
  if (account)
    for (const each of await open(subjectRequests).some({ residentId: id, account }, MOST))
      await open(subjectRequests).amend(each.id, () => ({ set: { account: null } }));
  return freed;
}
