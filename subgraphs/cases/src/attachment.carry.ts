import type { Context } from '@linli/kit';
import { attachments, photoBytes, type Attachment } from './attachment.model.ts';
import { attach, check, type PhotoGiven } from './attachment.rules.ts';
import type { Case } from './case.model.ts';
import { writeSteps } from './case.carry.ts';

/** Puts a photo beside its case, at the case's place. */
export async function addPhoto(context: Context, row: Case, photo: PhotoGiven): Promise<Attachment> {
  const place = row.grid ?? row.jurisdiction;
  check(photo, row, await context.open(attachments).count({ caseId: row.id }));
  const bytes = await context.open(photoBytes).insert(place, { set: { content: photo.content } });
  const added = await context.open(attachments).insert(place, attach(photo, row.id, bytes.id));
  await writeSteps(context, row, [{ action: 'PHOTO', note: photo.kind }]);
  return added;
}

/** The bytes of a photo; the driver hands them over wrapped. */
export async function bytesOf({ open }: Context, id: string): Promise<Uint8Array | null> {
  const found = await open(photoBytes).find(id);
  if (!found) return null;
  return found.content instanceof Uint8Array ? found.content : found.content.buffer;
}

/** How many photos of before and after a case has. */
export async function photosOf({ open }: Context, caseId: string): Promise<{ before: number; after: number }> {
  const opened = open(attachments);
  const [before, after] = await Promise.all([
    opened.count({ caseId, kind: 'BEFORE' }),
    opened.count({ caseId, kind: 'AFTER' }),
  ]);
  return { before, after };
}
