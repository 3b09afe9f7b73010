import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

export interface EvidenceFields {
  readonly inspection: string;
  readonly merchant: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  /** The row that holds the bytes: lists of photos do not carry them. */
  readonly bytesId: string;
}

const required = { type: String, required: true };

const schema = new Schema<EvidenceFields>({
  inspection: required,
  merchant: required,
  fileName: required,
  mediaType: required,
  size: { type: Number, required: true },
  bytesId: required,
})
  .index({ inspection: 1, _id: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ merchant: 1, createdAt: -1, _id: -1 });

/** A photo of what was put right, lying where its inspection does 整改证据. */
export type Evidence = Row & EvidenceFields;

const orders = { newest: { createdAt: -1 } } as const;

export const evidence = collection('evidence', schema, { entity: 'Evidence', orders });

interface EvidenceBytesFields {
  readonly merchant: string;
  readonly content: Uint8Array | { readonly buffer: Uint8Array };
}

/** The photo itself. */
export const evidenceBytes = collection(
  'evidenceBytes',
  new Schema<EvidenceBytesFields>({ merchant: required, content: { type: Buffer, required: true } })
    .index({ path: 1, createdAt: -1, _id: -1 })
    .index({ merchant: 1, createdAt: -1, _id: -1 }),
  { entity: 'EvidenceBytes', orders },
);
