import { type Context, fail } from '@linli/kit';
import type { Job } from './job.ts';
import { forgottenAt } from './kept-until.ts';
import type { Collections } from './store.model.ts';

// A document of the database holds sixteen megabytes; sealed pieces of one are read and written quickly.
const PIECE = 1024 * 1024;

/** The name imports act under: in the manifest, in audit lines, at the place of one job. */
export const SERVICE = 'import';

export const piecesOf = (bytes: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, at) => bytes.subarray(at * PIECE, (at + 1) * PIECE));

/** Puts bytes behind what is there already. */
export async function keepBytes(context: Context, { chunks }: Collections, job: Job, bytes: Buffer): Promise<void> {
  const rows = piecesOf(bytes).map((piece, at) => ({
    place: job.jurisdiction,
    set: { job: job.id, number: job.chunks + at, bytes: piece, until: forgottenAt() },
  }));
  await context.asService(SERVICE, job.jurisdiction).append(chunks, rows);
}

const bufferOf = (bytes: Uint8Array | { readonly buffer: Uint8Array }): Uint8Array =>
  bytes instanceof Uint8Array ? bytes : bytes.buffer;

/** The file, whole. Its time may be over. */
export async function bytesOf(context: Context, { chunks }: Collections, job: Job): Promise<Buffer> {
  const found = await context.open(chunks).some({ job: job.id }, { limit: 500 });
  if (found.length < job.chunks) return fail('LEDGER_GONE', { id: job.id });
  const pieces = [...found].sort((one, other) => one.number - other.number);
  return Buffer.concat(pieces.map(({ bytes }) => bufferOf(bytes)));
}

/** Deletes the file before its time: nobody needs it any more, or it names somebody it must not. */
export async function dropBytes(
  context: Context,
  { chunks }: Collections,
  job: Job,
  reason = 'import over',
): Promise<void> {
  const opened = context.asService(SERVICE, job.jurisdiction).open(chunks);
  for (const { id } of await opened.some({ job: job.id }, { limit: 500 }))
    await opened.remove(id, null, () => ({ reason }));
}
