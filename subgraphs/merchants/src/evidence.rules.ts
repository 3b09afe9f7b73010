import { fail, type Decision } from '@linli/kit';
import type { Evidence } from './evidence.model.ts';
import type { Inspection } from './inspection.model.ts';
import type { EvidencePhotoInput } from './schema.types.ts';

const LARGEST = 3 * 1024 * 1024;
const MOST = 30;

const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

// First bytes of the three formats (ITU T.81, ISO 15948, RFC 9649).
const formats: Readonly<Record<string, readonly (readonly [at: number, bytes: readonly number[]])[]>> = {
  'image/jpeg': [[0, [0xff, 0xd8, 0xff]]],
  'image/png': [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
  'image/webp': [
    [0, ascii('RIFF')],
    [8, ascii('WEBP')],
  ],
};

/** Whether the bytes are what the name says. */
const is = (mediaType: string, content: Buffer): boolean =>
  formats[mediaType]?.every(([at, bytes]) => bytes.every((byte, each) => content[at + each] === byte)) ?? false;

const cleanName = (name: string): string => name.replaceAll(/[\\/\p{Cc}]/gu, '_').trim() || 'photo';

/** A photo is what its bytes are, of at most 3 MB; an inspection has at most thirty. */
export function check({ content, mediaType }: EvidencePhotoInput, already: number): void {
  if (content.length > LARGEST) fail('PHOTO_TOO_LARGE', { limit: LARGEST });
  if (!is(mediaType, content)) fail('PHOTO_KIND', { field: 'mediaType' });
  if (already >= MOST) fail('EVIDENCE_TOO_MANY', { limit: MOST });
}

/** The photo's row; its bytes lie beside it. */
export const attach = (
  { fileName, mediaType, content }: EvidencePhotoInput,
  { id, merchant }: Pick<Inspection, 'id' | 'merchant'>,
  bytesId: string,
): Decision<Evidence> => ({
  set: { inspection: id, merchant, fileName: cleanName(fileName), mediaType, size: content.length, bytesId },
});
