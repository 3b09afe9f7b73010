import { type Context, placeOf } from '@linli/kit';
import { changeRecords } from './change-record.model.ts';
import { consents } from './consent.model.ts';
import { kinships } from './kinship.model.ts';
import type { MovedRow } from './merge.model.ts';
import { residences } from './residence.model.ts';
import { handOver } from './residence.rules.ts';
import type { Resident } from './resident.model.ts';
import { specialTags } from './special-tag.model.ts';
import { subjectRequests } from './subject-request.model.ts';

type Open = Pick<Context, 'open'>;

// Nobody has more of one kind.
const MOST = { limit: 500 };

interface Side {
  readonly residentId: string;
  readonly place: string;
}

/** Rows that only name a person: they change hands and place together. */
const plain = { CHANGE: changeRecords, CONSENT: consents, REQUEST: subjectRequests, TAG: specialTags } as const;

type Plain = keyof typeof plain;

const isPlain = (kind: MovedRow['kind']): kind is Plain => Object.hasOwn(plain, kind);

async function give({ open }: Open, kind: Plain, id: string, { residentId, place }: Side): Promise<void> {
  const decision = () => ({ set: { residentId }, moveTo: place });
  if (kind === 'CHANGE') await open(changeRecords).amend(id, decision);
  else if (kind === 'CONSENT') await open(consents).amend(id, decision);
  else if (kind === 'REQUEST') await open(subjectRequests).amend(id, decision);
  else await open(specialTags).amend(id, decision);
}

async function plainOf({ open }: Open, from: string): Promise<readonly MovedRow[]> {
  const lists = await Promise.all(
    (['CHANGE', 'CONSENT', 'REQUEST', 'TAG'] as const).map(async (kind) => {
      const rows = await open(plain[kind] as typeof consents).some({ residentId: from }, MOST);
      return rows.map((row): MovedRow => ({ kind, id: row.id, place: placeOf(row) }));
    }),
  );
  return lists.flat();
}

/** Residences of the one who ends. Where the survivor lives in the same house already, one of the two is enough. */
async function moveResidences({ open }: Open, from: string, into: string): Promise<readonly MovedRow[]> {
  const theirs = await open(residences).some({ residentId: into, isCurrent: true }, MOST);
  const hasMain = theirs.some(({ isMain }) => isMain);
  const moved: MovedRow[] = [];
  for (const row of await open(residences).some({ residentId: from }, MOST)) {
    const isTwice = row.isCurrent && theirs.some(({ houseId }) => houseId === row.houseId);
    const { id, isMain } = row;
    await open(residences).amend(id, () => ({
      set: { residentId: into, isMain: isMain && !hasMain, ...(isTwice ? { isCurrent: false, until: row.from } : {}) },
    }));
    moved.push({ kind: 'RESIDENCE', id, place: placeOf(row), isMain, wasCurrent: isTwice });
  }
  return moved;
}

/** Relatives of the one who ends, but for the survivor and for whom the survivor has already. */
async function moveKin({ open }: Open, from: string, into: string): Promise<readonly MovedRow[]> {
  const known = new Set((await open(kinships).some({ residentId: into }, MOST)).map(({ relativeId }) => relativeId));
  const own = await open(kinships).some({ residentId: from }, MOST);
  const kept = own.filter(({ relativeId }) => relativeId !== into && !known.has(relativeId));
  const pairs = kept.map(({ pair }) => pair);
  const others = pairs.length > 0 ? await open(kinships).some({ pair: pairs, relativeId: from }, MOST) : [];
  for (const { id } of kept) await open(kinships).amend(id, () => ({ set: { residentId: into } }));
  for (const { id } of others) await open(kinships).amend(id, () => ({ set: { relativeId: into } }));
  return [
    ...kept.map((row): MovedRow => ({ kind: 'KIN_OF', id: row.id, place: placeOf(row) })),
    ...others.map((row): MovedRow => ({ kind: 'KIN_TO', id: row.id, place: placeOf(row) })),
  ];
}

/** Everything that names the one goes over to the other; what it was is given back, for an undo. */
export async function moveAll(context: Open, from: Resident, into: Resident): Promise<readonly MovedRow[]> {
  const residence = await moveResidences(context, from.id, into.id);
  const kin = await moveKin(context, from.id, into.id);
  const others = await plainOf(context, from.id);
  for (const { kind, id } of others)
    if (isPlain(kind)) await give(context, kind, id, { residentId: into.id, place: placeOf(into) });
  return [...residence, ...kin, ...others];
}

/** Puts one row back where it was. A row that is gone stays gone. */
export async function moveBack({ open }: Open, row: MovedRow, residentId: string): Promise<void> {
  const { kind, id, place } = row;
  if (isPlain(kind)) return give({ open }, kind, id, { residentId, place });
  if (kind === 'KIN_OF') await open(kinships).amend(id, () => ({ set: { residentId } }));
  else if (kind === 'KIN_TO') await open(kinships).amend(id, () => ({ set: { relativeId: residentId } }));
  else
    await open(residences).amend(id, (each) => ({
      set: {
        ...handOver(residentId, row.isMain ?? false)().set,
        ...(row.wasCurrent && !each.isCurrent ? { isCurrent: true, until: null } : {}),
      },
    }));
}
