import type { Run } from './runs.rules.ts';

const lengthOf = (run: Run): number => run.through - run.from + 1;

// Of two lines as long, the one with more runs where they were written; too little to outweigh a link.
const weightOf = (run: Run): number => lengthOf(run) + (run.at === run.from ? 0.001 : 0);

const goesOn = (a: Run, b: Run): boolean => b.from >= a.from && b.through > a.through;

const gain = (a: Run, b: Run): number => weightOf(b) - Math.max(0, a.through - b.from + 1);

/**
 * The runs that stand in the order they were written in, as many links as possible: the longest increasing line,
 * weighed by length. Whatever is not in it was moved or added.
 */
export function mainLine(runs: readonly Run[]): readonly Run[] {
  const lines: { readonly weight: number; readonly line: readonly Run[] }[] = [];
  for (const [index, run] of runs.entries()) {
    let best = { weight: weightOf(run), line: [run] as readonly Run[] };
    for (const [earlier, { weight, line }] of lines.entries()) {
      const prior = runs[earlier];
      if (earlier >= index || !prior || !goesOn(prior, run)) continue;
      const joined = weight + gain(prior, run);
      if (joined > best.weight) best = { weight: joined, line: [...line, run] };
    }
    lines.push(best);
  }
  const [first, ...others] = lines;
  return others.reduce((best, each) => (each.weight > best.weight ? each : best), first ?? { weight: 0, line: [] })
    .line;
}
