import { addressTarget } from '../dump/address-target.ts';
import { folderTarget } from '../dump/folder-target.ts';
import { restoreDump } from '../dump/restore.ts';
import { needed, read, whereOf } from './options.ts';
import type { Options } from './options.ts';
import type { Output } from './output.ts';

/** `restore`: loads a dump into a folder or a server. */
export async function restore(argv: Options, output: Output): Promise<void> {
  const options = read(argv, { data: 'text', uri: 'text', from: 'text', drop: 'flag' });
  const where = whereOf(options);
  const asked = { from: needed(options.from, 'from'), drops: options.drop ?? false };
  const target = 'uri' in where ? await addressTarget(where.uri) : await folderTarget(where.data);
  try {
    await restoreDump(target, asked, ({ ns, documents }) => output.say(`${ns}: ${documents} documents`));
  } finally {
    await target.close();
  }
}
