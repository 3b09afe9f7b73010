import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import type { Doc } from '../bson/doc.ts';

/** One fail point: what it does, and how often. */
export class Point {
  readonly data: Doc;
  private left: number;
  private skip: number;
  private readonly chance: number;

  /** Reads `mode` and `data` of a `configureFailPoint`. */
  constructor({ mode, data }: Doc) {
    this.data = isDoc(data) ? data : {};
    const counts = isDoc(mode) ? mode : {};
    const times = toNumber(counts['times']);
    this.skip = toNumber(counts['skip']) ?? 0;
    this.chance = toNumber(counts['activationProbability']) ?? 1;
    const isForEver = mode === 'alwaysOn' || 'skip' in counts || 'activationProbability' in counts;
    if (!isForEver && mode !== 'off' && times === undefined) refuse('BadValue', 'unknown mode of a fail point');
    this.left = isForEver ? Number.POSITIVE_INFINITY : (times ?? 0);
  }

  get isOn(): boolean {
    return this.left > 0;
  }

  /** True when it is its turn. */
  fires(): boolean {
    if (!this.isOn) return false;
    if (this.skip > 0) {
      this.skip--;
      return false;
    }
    if (this.chance < 1 && Math.random() >= this.chance) return false;
    this.left--;
    return true;
  }
}
