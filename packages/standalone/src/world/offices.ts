import type { Place } from './places.ts';

interface Contacts {
  readonly office: string;
  readonly officePhone: string;
  readonly hours: string;
}

/** Offices of a place and its committees. Their numbers begin with zero, as none that is given out does. */
export function officesOf(place: Place, seed: number): ReadonlyMap<string, Contacts> {
  const all = [{ code: place.code, name: place.name }, ...place.committees];
  return new Map(
    all.map(({ code, name }, at) => [
      code,
      {
        office: `${name}便民服务站`,
        officePhone: `0551-0${String(seed % 100).padStart(3, '0')}${String(at).padStart(4, '0')}`,
        hours: '周一至周五 09:00–17:30',
      },
    ]),
  );
}
