import { promisify } from 'node:util';
import { crc32 as zlibCrc32, deflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer;
}

// 1980-01-01, the first day a zip can say: the same rows give the same bytes.
const DATE = 0x21;
const VERSION = 20;
const DEFLATED = 8;
const UTF_8 = 0x0800;

function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  values.reduce((at, [bytes, value]) => buffer.writeUIntLE(value, at, bytes), 0);
  return buffer;
}

/** Parts as a zip (PKWARE APPNOTE 4.3), deflated. */
export async function zipOf(parts: readonly ZipPart[]): Promise<Buffer> {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const packed = await deflate(content);
    const title = Buffer.from(name);
    const common = fields(
      [2, VERSION],
      [2, UTF_8],
      [2, DEFLATED],
      [2, 0],
      [2, DATE],
      [4, zlibCrc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, title.length],
      [2, 0],
    );
    const local = Buffer.concat([fields([4, 0x0403_4b50]), common, title, packed]);
    directory.push(
      fields([4, 0x0201_4b50], [2, VERSION]),
      common,
      fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      title,
    );
    written.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = parts.length;
  const end = fields(
    [4, 0x0605_4b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...written, central, end]);
}
