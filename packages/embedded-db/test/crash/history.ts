/** One write: what it did to which document, when it was sent, and when it was acknowledged. */
export type Write = {
  readonly op: number;
  readonly kind: 'insert' | 'update' | 'delete';
  readonly ids: readonly string[];
  readonly sent: number;
  acknowledged?: number;
};

/** Everything that was asked for, in the order it was asked for. */
export class History {
  readonly writes: Write[] = [];
  acknowledged = 0;
  private clock = 0;

  begin(kind: Write['kind'], ids: readonly string[]): Write {
    const write: Write = { op: this.writes.length, kind, ids, sent: ++this.clock };
    this.writes.push(write);
    return write;
  }

  end(write: Write): void {
    write.acknowledged = ++this.clock;
    this.acknowledged++;
  }

  /** Writes to one document, the oldest first. */
  of(id: string): readonly Write[] {
    return this.writes.filter(({ ids }) => ids.includes(id));
  }
}
