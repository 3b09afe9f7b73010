const padded = (head: readonly number[], size: number): string =>
  Buffer.concat([Buffer.from(head), Buffer.alloc(Math.max(0, size - head.length))]).toString('base64');

/** Bytes that begin as each format begins; nobody's face. */
export const jpeg = (size = 64): string => padded([0xff, 0xd8, 0xff, 0xe0], size);
export const png = (size = 64): string => padded([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], size);
export const webp = (size = 64): string => padded([...Buffer.from('RIFF'), 0, 0, 0, 0, ...Buffer.from('WEBP')], size);
