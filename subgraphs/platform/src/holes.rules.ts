/** A stretch of numbers, both ends in it; empty when it ends before it begins. */
export interface Stretch {
  readonly from: number;
  readonly through: number;
}

/** Whether a number lies in one of the stretches. */
export const isCovered = (seq: number, stretches: readonly Stretch[]): boolean =>
  stretches.some(({ from, through }) => from <= seq && seq <= through);

const without = (hole: Stretch, { from, through }: Stretch): readonly Stretch[] =>
  from > hole.through || through < hole.from
    ? [hole]
    : [
        { from: hole.from, through: from - 1 },
        { from: through + 1, through: hole.through },
      ];

/** What is left of a hole when the stretches are put into it. */
export const unfilled = (hole: Stretch, stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches
    .reduce((left: readonly Stretch[], each) => left.flatMap((part) => without(part, each)), [hole])
    .filter(({ from, through }) => from <= through);
