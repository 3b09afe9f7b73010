import { parseArgs } from 'node:util';
import type { FromFile } from './start-from-file.ts';

/**
 * Reads `--supergraph FILE --port N --without-authentication`; null when no file is named. The last has to be said: it
 * opens everything behind the file to whoever reaches the port, so production refuses it.
 */
export function readArguments(given: readonly string[], production: boolean): FromFile | null {
  const { values } = parseArgs({
    args: [...given],
    options: {
      supergraph: { type: 'string' },
      port: { type: 'string', default: '4000' },
      'without-authentication': { type: 'boolean', default: false },
    },
  });
  if (values.supergraph === undefined) return null;
  if (!values['without-authentication'])
    throw new Error('a supergraph from a file is served to anybody: say --without-authentication');
  if (production) throw new Error('--without-authentication is refused where NODE_ENV is production');
  return { file: values.supergraph, port: Number(values.port) };
}
