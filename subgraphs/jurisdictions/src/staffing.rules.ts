// One resident helper for 400 households, one property helper for 300 (field paper S1, 滨湖世纪社区).
const norms = [
  { kind: 'RESIDENT_HELPER', norm: 400 },
  { kind: 'PROPERTY_HELPER', norm: 300 },
] as const;

/** One norm, and how it stands. */
export interface StaffingFigure {
  readonly kind: 'RESIDENT_HELPER' | 'PROPERTY_HELPER';
  readonly norm: number;
  readonly have: number;
  readonly need: number;
  readonly ratio: number | null;
  readonly short: boolean;
}

/** Helpers against households: short as soon as one helper stands for more than the norm. */
export function staffingOf(households: number, helpers: (kind: StaffingFigure['kind']) => number) {
  const lines = norms.map(({ kind, norm }): StaffingFigure => {
    const [have, need] = [helpers(kind), Math.ceil(households / norm)];
    return { kind, norm, have, need, ratio: have === 0 ? null : households / have, short: have < need };
  });
  return { households, lines, short: lines.some(({ short }) => short) };
}
