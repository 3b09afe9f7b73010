/** The pieces in which a file travels: what base64 makes of them stays under the gateway's largest body. */
const PIECE = 6_000_000;

const base64Of = (piece: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^.*?,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read')));
    reader.readAsDataURL(piece);
  });

/** How many pieces a file has; an empty one has one, so that the API can say that it is empty. */
export const countPieces = ({ size }: File): number => Math.max(1, Math.ceil(size / PIECE));

/** One piece of a file, from 0 on. */
export const pieceOf = (file: File, at: number): Promise<string> =>
  file.size === 0 ? Promise.resolve('') : base64Of(file.slice(at * PIECE, (at + 1) * PIECE));

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Hands a file to the person, in the pieces it came in. */
export function save(pieces: readonly string[], fileName: string): void {
  const address = URL.createObjectURL(new Blob(pieces.map(bytesOf)));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken it by the time the next thing happens.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const KILO = 1000;

/** A size as people read it. */
export const sizeText = (bytes: number): string =>
  bytes < KILO * KILO ? `${Math.ceil(bytes / KILO)} kB` : `${(bytes / KILO / KILO).toFixed(1)} MB`;
