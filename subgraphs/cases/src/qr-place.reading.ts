import { fail, qrPlaces, type Context } from '@linli/kit';

/** The place of a token that somebody scanned. */
export async function placeOfToken({ openPublic }: Pick<Context, 'openPublic'>, token: string) {
  const found = await openPublic(qrPlaces).findBy({ token });
  if (!found?.place || !found.holds) return fail('QR_UNKNOWN');
  return { place: found.place, point: found.point ?? null };
}
