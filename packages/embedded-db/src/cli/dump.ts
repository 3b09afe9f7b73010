import { addressSource } from '../dump/address.ts';
import { folderSource } from '../dump/folder.ts';
import { writeDump } from '../dump/write.ts';
import { needed, read, whereOf } from './options.ts';
import type { Options } from './options.ts';
import type { Output } from './output.ts';

/** `dump`: writes what a folder or a server holds as mongodump does. */
export async function dump(argv: Options, output: Output): Promise<void> {
  const options = read(argv, { data: 'text', uri: 'text', out: 'text', db: 'text', gzip: 'flag' });
  const where = whereOf(options);
  const asked = { out: needed(options.out, 'out'), db: options.db, isZipped: options.gzip ?? false };
  const source = 'uri' in where ? await addressSource(where.uri) : folderSource(where.data);
  try {
    await writeDump(source, asked, ({ ns, documents }) => output.say(`${ns}: ${documents} documents`));
  } finally {
    await source.close();
  }
}
