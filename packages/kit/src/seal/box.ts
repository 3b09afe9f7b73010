import { opened, sealed } from './cipher.ts';
import type { FieldKeys } from './field-keys.ts';
import { bytesOf } from './lazy-fields.ts';

/** Seals what the kit's own books hold about rows with sealed fields. */
export interface Box {
  close(book: string, id: string, value: unknown): Uint8Array;
  open(book: string, id: string, bytes: unknown): unknown;
}

const spotOf = (service: string, book: string, id: string) => ({ service, collection: book, id, field: 'content' });

export const boxOf = (service: string, keys: FieldKeys): Box => ({
  close: (book, id, value) => sealed(value, spotOf(service, book, id), keys),
  open(book, id, bytes) {
    const found = bytesOf(bytes);
    if (!found) throw new Error(`${book} holds nothing sealed`);
    return opened(found, spotOf(service, book, id), keys);
  },
});
