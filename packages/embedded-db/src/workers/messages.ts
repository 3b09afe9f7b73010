/** What a worker is asked: to carry out a command, to go on with its cursor, or to forget it. */
export type Order =
  | { readonly kind: 'run'; readonly id: number; readonly body: Uint8Array; readonly flag: Int32Array }
  | { readonly kind: 'more'; readonly id: number; readonly run: number; readonly most: number }
  | { readonly kind: 'forget'; readonly run: number }
  | { readonly kind: 'stop' };

/** What a worker answers; documents follow one another in one piece. */
export type Answer =
  | {
      readonly id: number;
      readonly fields: Uint8Array;
      readonly docs?: Uint8Array;
      readonly ns?: string;
      readonly isLast: boolean;
    }
  | { readonly id: number; readonly code: number; readonly message: string; readonly extra: Uint8Array };

/** What a worker says of itself: a line for the log. */
export type Told = { readonly line: string };

/** The states of a flag: what it is set to ends the work. */
export const FLAG = { run: 0, killed: 1, expired: 2 } as const;

/** Takes documents that follow one another apart. */
export function* split(bytes: Uint8Array): Generator<Buffer> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < all.length; at += all.readInt32LE(at)) yield all.subarray(at, at + all.readInt32LE(at));
}
