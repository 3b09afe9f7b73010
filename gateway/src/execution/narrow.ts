/**
 * The same text with one byte a letter where that will do. What is cut out of a schema with Chinese in it has two, passes
 * them on to whatever it becomes a part of, and such a text is copied, hashed and sent at half the speed.
 */
export const narrow = (text: string): string =>
  Buffer.byteLength(text) === text.length ? Buffer.from(text, 'latin1').toString('latin1') : text;
