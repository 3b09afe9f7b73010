import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export type AttachmentKind = 'BEFORE' | 'AFTER' | 'SCENE';

export interface AttachmentFields {
  readonly caseId: string;
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  /** The row that holds the bytes: lists of photos do not carry them. */
  readonly bytesId: string;
}

const required = { type: String, required: true };

const schema = new Schema<AttachmentFields>({
  caseId: required,
  kind: required,
  fileName: required,
  mediaType: required,
  size: { type: Number, required: true },
  bytesId: required,
}).index({ caseId: 1, _id: 1 });

/** A photo of a case, lying at the case's place: whoever does not see the case does not see it. */
export type Attachment = Row & AttachmentFields;

export const attachments = collection('attachments', schema, { entity: 'Attachment' });

export interface PhotoBytesFields {
  readonly content: Uint8Array | { readonly buffer: Uint8Array };
}

/** The photo itself. */
export const photoBytes = collection(
  'photoBytes',
  new Schema<PhotoBytesFields>({ content: { type: Buffer, required: true } }),
  { entity: 'PhotoBytes' },
);
