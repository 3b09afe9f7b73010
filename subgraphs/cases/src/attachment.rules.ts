import { fail, type Decision } from '@linli/kit';
import type { Attachment, AttachmentFields } from './attachment.model.ts';
import type { Case } from './case.model.ts';

export type PhotoGiven = Pick<AttachmentFields, 'kind' | 'fileName' | 'mediaType'> & { readonly content: Buffer };

const LARGEST = 3 * 1024 * 1024;
const MOST = 30;

const begins = (content: Buffer, at: number, bytes: readonly number[]): boolean =>
  bytes.every((byte, each) => content[at + each] === byte);

const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'latin1')];

// First bytes of the three formats (ITU T.81, ISO 15948, RFC 9649).
const formats: readonly (readonly [mediaType: string, matches: (content: Buffer) => boolean])[] = [
  ['image/jpeg', (content) => begins(content, 0, [0xff, 0xd8, 0xff])],
  ['image/png', (content) => begins(content, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/webp', (content) => begins(content, 0, ascii('RIFF')) && begins(content, 8, ascii('WEBP'))],
];

/** What the bytes are, whatever the name says; null for anything that is no photo. */
export const formatOf = (content: Buffer): string | null =>
  formats.find(([, matches]) => matches(content))?.[0] ?? null;

const cleanName = (name: string): string => name.replaceAll(/[\\/\p{Cc}]/gu, '_').trim() || 'photo';

/** A photo is what its bytes are, of at most 3 MB; the case has at most thirty and is still open. */
export function check(photo: PhotoGiven, to: Pick<Case, 'isOpen' | 'state'>, already: number): void {
  if (!to.isOpen) fail('CASE_STATE', { state: to.state });
  if (photo.content.length > LARGEST) fail('PHOTO_TOO_LARGE', { limit: LARGEST });
  if (formatOf(photo.content) !== photo.mediaType) fail('PHOTO_KIND', { field: 'mediaType' });
  if (already >= MOST) fail('PHOTO_TOO_MANY', { limit: MOST });
}

/** The photo's row; its bytes lie beside it. */
export function attach({ content, ...photo }: PhotoGiven, caseId: string, bytesId: string): Decision<Attachment> {
  return {
    set: { ...photo, fileName: cleanName(photo.fileName), caseId, size: content.length, bytesId },
    event: { type: 'case.photo-added', data: { case: caseId, kind: photo.kind } },
  };
}
