import { mongo } from 'mongoose';

/** A sealed value as the driver or Mongoose hands it over. */
export function bytesOf(value: unknown): Buffer | null {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (!(value instanceof mongo.Binary)) return null;
  const { buffer, position } = value;
  return Buffer.from(buffer.buffer, buffer.byteOffset, position);
}

/** Puts a field on a row that opens when somebody reads it, once. Most readers of a row want none of its sealed fields. */
export function lazily(row: object, field: string, open: () => unknown): void {
  const settle = (value: unknown): void =>
    void Object.defineProperty(row, field, { value, enumerable: true, configurable: true, writable: true });
  Object.defineProperty(row, field, {
    enumerable: true,
    configurable: true,
    get() {
      const value = open();
      settle(value);
      return value;
    },
    set: settle,
  });
}
