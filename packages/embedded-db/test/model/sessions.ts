/** Documents as numbers by their `_id`, with the number of the commit that wrote each. */
type State = ReadonlyMap<number, { readonly n: number; readonly commit: number }>;

type Open = { readonly snapshot: State; readonly writes: Map<number, number | undefined> };

/** What a write must answer: a count, or any of some errors. */
export type Answer = number | readonly number[];

const CONFLICT = 112;
const DUPLICATE = 11000;

/** Snapshot isolation in its plainest form: whoever writes what another has written since, or is writing, must begin again. */
export class Sessions {
  private live: State = new Map();
  private commits = 0;
  private readonly open = new Map<number, Open>();

  isOpen(who: number): boolean {
    return this.open.has(who);
  }

  begin(who: number): void {
    this.open.set(who, { snapshot: this.live, writes: new Map() });
  }

  /** True when a write from outside would have to wait. */
  isHeld(id: number): boolean {
    return [...this.open.values()].some(({ writes }) => writes.has(id));
  }

  /** What somebody sees. */
  seen(who: number): ReadonlyMap<number, number> {
    const own = this.open.get(who);
    const found = new Map([...(own?.snapshot ?? this.live)].map(([id, { n }]) => [id, n]));
    for (const [id, n] of own?.writes ?? []) {
      if (n === undefined) found.delete(id);
      else found.set(id, n);
    }
    return found;
  }

  insert(who: number, id: number, n: number): Answer {
    const errors = [...(this.conflicts(who, id) ? [CONFLICT] : []), ...(this.seen(who).has(id) ? [DUPLICATE] : [])];
    return errors.length > 0 ? this.failed(who, errors) : this.write(who, id, n);
  }

  add(who: number, id: number, n: number): Answer {
    const now = this.seen(who).get(id);
    if (now === undefined) return 0;
    return this.conflicts(who, id) ? this.failed(who, [CONFLICT]) : this.write(who, id, now + n);
  }

  remove(who: number, id: number): Answer {
    if (!this.seen(who).has(id)) return 0;
    return this.conflicts(who, id) ? this.failed(who, [CONFLICT]) : this.write(who, id, undefined);
  }

  commit(who: number): void {
    const { writes } = this.open.get(who) ?? { writes: new Map<number, number | undefined>() };
    this.open.delete(who);
    const next = new Map(this.live);
    this.commits++;
    for (const [id, n] of writes) {
      if (n === undefined) next.delete(id);
      else next.set(id, { n, commit: this.commits });
    }
    this.live = next;
  }

  abort(who: number): void {
    this.open.delete(who);
  }

  private failed(who: number, errors: readonly number[]): Answer {
    this.open.delete(who);
    return errors;
  }

  private write(who: number, id: number, n: number | undefined): Answer {
    const isInside = this.open.has(who);
    if (!isInside) this.begin(who);
    this.open.get(who)?.writes.set(id, n);
    if (!isInside) this.commit(who);
    return 1;
  }

  private conflicts(who: number, id: number): boolean {
    const own = this.open.get(who);
    if (!own || own.writes.has(id)) return false;
    const isTaken = [...this.open].some(([other, { writes }]) => other !== who && writes.has(id));
    return isTaken || this.live.get(id)?.commit !== own.snapshot.get(id)?.commit;
  }
}
