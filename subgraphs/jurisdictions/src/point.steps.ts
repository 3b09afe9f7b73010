import { checkedCode, type Context, placeOf } from '@linli/kit';
import { assignments } from './assignment.model.ts';
import { end } from './assignment.rules.ts';
import { reseatAt } from './building-team.steps.ts';
import { gridAtPlace } from './place.steps.ts';
import { points, type Point } from './point.model.ts';
import { move, register, remove } from './point.rules.ts';
import { qrCodes, type QrCode } from './qr-code.model.ts';
import { follow, issue, newToken, replace, retire } from './qr-code.rules.ts';
import type { PointInput } from './schema.types.ts';

interface Which {
  readonly id: string;
  readonly version: number;
}

type Why = Which & { readonly reason: string };

export const codeOn = (point: string, { open }: Context): Promise<QrCode | null> =>
  open(qrCodes).findBy({ point, status: 'ACTIVE' });

const seatsIn = (building: string, { open }: Context) =>
  open(assignments).some({ building, holds: true }, { limit: 50 });

/** A building takes in at once who is assigned to its whole grid. */
export async function registerPoint({ place, ...input }: PointInput, context: Context): Promise<Point> {
  const code = checkedCode(place);
  await gridAtPlace(code, context);
  const point = await context.open(points).insert(code, register(input));
  if (point.kind !== 'BUILDING') return point;
  await reseatAt(code, context);
  return context.open(points).load(point.id);
}

/** The code and the seats of a point go with it. */
export async function movePoint({ id, version, to }: Which & { to: string }, context: Context): Promise<Point> {
  const { open } = context;
  const place = checkedCode(to);
  await gridAtPlace(place, context);
  const moved = await open(points).change(id, version, (point) => move(point, place));
  const code = await codeOn(id, context);
  if (code) await open(qrCodes).amend(code.id, (row) => follow(row, place));
  for (const seat of await seatsIn(id, context))
    await open(assignments).amend(seat.id, () => ({ set: {}, moveTo: place }));
  await reseatAt(place, context);
  return moved.kind === 'BUILDING' ? open(points).load(id) : moved;
}

/** A point that goes takes its code and the seats of its building with it. */
export async function removePoint({ id, version, reason }: Why, context: Context): Promise<Point> {
  const { open, now } = context;
  const point = await open(points).change(id, version, (row) => remove(row, reason));
  const code = await codeOn(id, context);
  if (code) await open(qrCodes).amend(code.id, (row) => retire(row, reason));
  for (const seat of await seatsIn(id, context)) await open(assignments).amend(seat.id, (row) => end(row, now, reason));
  return point;
}

export async function issueQrCode(id: string, context: Context): Promise<QrCode> {
  const point = await context.open(points).load(id);
  const current = await codeOn(id, context);
  return context.open(qrCodes).insert(placeOf(point), issue(point, newToken(), current));
}

/** The old code names the new one, which hangs on the same point. */
export async function replaceQrCode({ id, version, reason }: Why, { open }: Context): Promise<QrCode> {
  const token = newToken();
  const old = await open(qrCodes).change(id, version, (code) => replace(code, token, reason));
  const point = await open(points).load(old.point);
  return open(qrCodes).insert(placeOf(point), issue(point, token, null));
}
