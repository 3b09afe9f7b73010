import { refuse } from '../errors.ts';
import type { Doc } from '../bson/doc.ts';

/** The rest of an answer, taken piece by piece. */
export type Cursor = {
  readonly ns: string;
  /** Up to so many documents; a stream waits for them up to so many milliseconds. */
  next(most: number, wait?: number): Promise<Piece> | Piece;
  close(): void;
};

export type Piece = { readonly docs: readonly Buffer[]; readonly isLast: boolean; readonly extra?: Doc };

type Open = { readonly cursor: Cursor; readonly session: string | undefined; usedAt: number };

// MongoDB's cursorTimeoutMillis.
const IDLE = 600_000;

/** The open cursors. */
export class Cursors {
  private readonly open = new Map<number, Open>();
  private next = 1;

  /** Keeps a cursor, for the session that opened it. */
  add(cursor: Cursor, session?: string): number {
    const id = Math.floor(Date.now() / 1000) * 100_000 + this.next++;
    this.open.set(id, { cursor, session, usedAt: Date.now() });
    return id;
  }

  has(id: number): boolean {
    return this.open.has(id);
  }

  get(id: number): Cursor {
    const found = this.open.get(id);
    if (!found) refuse('CursorNotFound', `cursor id ${id} not found`);
    found.usedAt = Date.now();
    return found.cursor;
  }

  close(id: number): boolean {
    this.open.get(id)?.cursor.close();
    return this.open.delete(id);
  }

  closeIdle(now: number): void {
    for (const [id, { usedAt }] of this.open) if (now - usedAt > IDLE) this.close(id);
  }

  /** Closes what a session has left open. */
  closeOf(gone: string): void {
    for (const [id, { session }] of this.open) if (session === gone) this.close(id);
  }

  closeAll(): void {
    for (const id of Array.from(this.open.keys())) this.close(id);
  }
}
