import { fail, type Context, type Heard, textOf } from '@linli/kit';
import { qrPlaces } from './qr-place.model.ts';

// What is said of a code replaces what was said before, at its own place; what arrives late is passed over.
async function say({ jurisdiction: place, data, version: said }: Heard, holds: boolean, context: Context) {
  const token = textOf(data['token']);
  const before = await context.openPublic(qrPlaces).findBy({ token });
  if (!token || (before?.said ?? 0) >= said) return;
  const told = { token, point: textOf(data['point']), kind: textOf(data['kind']), place, holds, said };
  if (before?.id && before.place === place) {
    await context.open(qrPlaces).amend(before.id, () => ({ set: told }));
    return;
  }
  if (before?.id && before.place) {
    const there = context.asService('codes', before.place).open(qrPlaces);
    await there.amend(before.id, () => ({ set: { token: `moved/${token}`, holds: false } }));
  }
  await context.open(qrPlaces).insert(place, { set: told });
}

/** jurisdictions: a code hangs there from now on. */
export const hearQrIssued = (heard: Heard, context: Context): Promise<void> => say(heard, true, context);

/** jurisdictions: nobody reports by it any more. */
export const hearQrRetired = (heard: Heard, context: Context): Promise<void> => say(heard, false, context);

/** The place of a token that somebody scanned. */
export async function placeOfToken({ openPublic }: Pick<Context, 'openPublic'>, token: string) {
  const found = await openPublic(qrPlaces).findBy({ token });
  if (!found?.place || !found.holds) return fail('QR_UNKNOWN');
  return { place: found.place, point: found.point ?? null };
}
