import { dayOf } from '@linli/kit';
import { after, asRow, type MadeRow, rowOf } from '@linli/kit/world';
import { approve, propose, record, reject, take } from './change.rules.ts';
import type { ChangeRecord } from './change-record.model.ts';
import { give } from './consent.rules.ts';
import { meetingPlace, suggest } from './duplicate.rules.ts';
import { judgeAll } from './judgement.rules.ts';
import type { Resident } from './resident.model.ts';
import { knownFrom, register } from './resident.rules.ts';
import { usual } from './settings.rules.ts';
import type { SubjectRequest } from './subject-request.model.ts';
import { checkIdentity, counting, receive, review } from './subject-request.rules.ts';
import type { ResidentField } from './words.field.ts';
import type { MadePeople, PeopleMaker } from './world.ts';

// What lies on the desks of a community: proposals, pairs, requests.

interface Desk {
  readonly maker: PeopleMaker;
  readonly now: Date;
}

const DAY = 86_400_000;
const ago = ({ maker, now }: Desk, most: number): Date =>
  new Date(now.getTime() - maker.between(1, most * 24) * (DAY / 24));
const madeAt = ({ place }: MadeRow, at: Date, { maker }: Desk): MadePeople => ({ place, at, maker });

const worker = { id: 'svc:world/visit' };
const clerk = { id: 'svc:world/clerk' };

/** What a grid worker heard at the door. */
function heard({ maker }: Desk): ReadonlyMap<ResidentField, string | null> {
  const field = maker.weighted({ PHONE: 4, ETHNICITY: 3, REGISTERED_ADDRESS: 3, WORKPLACE: 1, EDUCATION: 1 });
  const values = {
    PHONE: () => maker.phone(),
    ETHNICITY: () => maker.weighted({ '03': 1, '11': 1, '15': 1 }),
    REGISTERED_ADDRESS: () => `安徽省合肥市包河区演示路${maker.between(401, 800)}号`,
    WORKPLACE: () => '同心物流公司(演示)',
    EDUCATION: () => maker.weighted({ '20': 1, '30': 1, '60': 1 }),
  } as const;
  return new Map([[field, values[field]()]]);
}

type Ending = 'WAITS' | 'APPROVED' | 'REJECTED';

function decided(row: MadeRow, change: MadeRow, { ending, at }: { readonly ending: Ending; readonly at: Date }) {
  const acting = { viewer: clerk, now: at };
  const [resident, waiting] = [asRow<Resident>(row), asRow<ChangeRecord>(change)];
  if (waiting.state !== 'PENDING' || ending === 'WAITS') return { resident: row, change };
  const less = { ...row, set: { ...row.set, pendingChanges: Math.max(0, resident.pendingChanges - 1) } };
  if (ending === 'REJECTED')
    return { resident: less, change: after(change, reject(waiting, '经核实原信息无误', acting)) };
  return {
    resident: after(row, take(resident, waiting, at)),
    change: after(change, approve(waiting, resident, acting)),
  };
}

/** A visit's word about somebody, and how far it has come. Null where it says nothing new. */
export function proposedFor(row: MadeRow, desk: Desk) {
  const resident = asRow<Resident>(row);
  const at = ago(desk, 20);
  const offer = { source: 'VISIT', confidence: 80, settings: usual, waiting: new Set<ResidentField>() } as const;
  const judged = judgeAll(resident, heard(desk), { ...offer, today: dayOf(at) });
  const [only] = judged;
  if (!only) return null;
  const acting = { viewer: worker, now: at };
  const proposal = desk.maker.id(at);
  const change = rowOf(madeAt(row, at, desk), record(only, { residentId: row.id, proposal, offer }, acting));
  const bringing = {
    source: 'VISIT',
    confidence: 80,
    by: worker.id,
    at,
    verifyAfterDays: usual.verifyAfterDays,
  } as const;
  const told = after(row, propose(resident, judged, bringing));
  const ending = desk.maker.weighted({ WAITS: 70, APPROVED: 18, REJECTED: 12 });
  return decided(told, change, { ending, at: new Date(Math.min(at.getTime() + DAY / 2, desk.now.getTime())) });
}

/** The same person once more, from an old ledger without a number, and the pair that was found. Null for no pair. */
export function twinOf(row: MadeRow, desk: Desk) {
  const { name, sexCode, birthDate, phone } = asRow<Resident>(row);
  const at = ago(desk, 90);
  const known = knownFrom({ name, sexCode, birthDate, phone, idType: 'NONE', residency: 'HUKOU' }, dayOf(desk.now));
  const joined = { householdId: null, relationToHead: null, houseId: null };
  const looking = { viewer: clerk, now: at, verifyAfterDays: usual.verifyAfterDays, joined };
  const twin = rowOf(madeAt(row, at, desk), register(known, 'IMPORT', looking));
  const [a, b] = [asRow<Resident>(row), asRow<Resident>(twin)];
  const [decision, place] = [suggest(a, b), meetingPlace(a, b)];
  return decision && place ? { twin, pair: rowOf({ place, at, maker: desk.maker }, decision) } : null;
}

/** What a person asked about their own data, and how far it has come. */
export function requestOf(row: MadeRow, desk: Desk) {
  const at = ago(desk, 25);
  const kind = desk.maker.weighted({ COPY: 4, CORRECT: 3, EXPLAIN: 2, DELETE: 1 });
  const asked = { kind, account: null, workingDays: usual.requestWorkingDays, open: [] };
  const first = rowOf(madeAt(row, at, desk), receive(asRow<Resident>(row), asked, { viewer: clerk, now: at }));
  const stage = desk.maker.between(0, 2);
  const read = (each: MadeRow): SubjectRequest => asRow<SubjectRequest>(each);
  const checked =
    stage > 0 ? after(first, checkIdentity(read(first), '窗口核验身份证件', { viewer: clerk, now: at })) : first;
  const request = stage > 1 ? after(checked, review(read(checked), { viewer: worker, now: at })) : checked;
  return { resident: after(row, counting(1)(asRow<Resident>(row))), request };
}

/** Agreement to be visited. */
export function consentOf(row: MadeRow, desk: Desk): MadeRow {
  const at = ago(desk, 300);
  const given = { purpose: 'HOUSEHOLD_VISIT', evidence: '纸质同意书(演示)', known: [] };
  return rowOf(madeAt(row, at, desk), give(asRow<Resident>(row), given, { viewer: clerk, now: at }));
}
