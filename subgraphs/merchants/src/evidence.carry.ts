import { type Context, placeOf } from '@linli/kit';
import { evidence, evidenceBytes, type Evidence } from './evidence.model.ts';
import { attach, check } from './evidence.rules.ts';
import type { Inspection } from './inspection.model.ts';
import type { EvidencePhotoInput } from './schema.types.ts';

/** Puts a photo beside what was put right. */
export async function addEvidence(context: Context, row: Inspection, photo: EvidencePhotoInput): Promise<Evidence> {
  const { open } = context;
  check(photo, await open(evidence).count({ inspection: row.id }));
  const { merchant } = row;
  const bytes = await open(evidenceBytes).insert(placeOf(row), { set: { merchant, content: photo.content } });
  return open(evidence).insert(placeOf(row), attach(photo, row, bytes.id));
}

/** The bytes of a photo; the driver hands them over wrapped. */
export async function bytesOf({ open }: Context, id: string): Promise<Buffer | null> {
  const row = await open(evidence).find(id);
  const found = row && (await open(evidenceBytes).find(row.bytesId));
  if (!found) return null;
  return Buffer.from(found.content instanceof Uint8Array ? found.content : found.content.buffer);
}
