import { UsageError } from './options.ts';
import type { Options } from './options.ts';
import type { Output } from './output.ts';

type Verb = (options: Options, output: Output) => Promise<void>;

// Each verb is loaded when it is asked for: only some of them need the driver.
const verbs: { readonly [name: string]: () => Promise<Verb> } = {
  serve: async () => (await import('./serve.ts')).serveFolder,
  stats: async () => (await import('./stats.ts')).showStats,
  compact: async () => (await import('./compact.ts')).compactFolder,
  dump: async () => (await import('./dump.ts')).dump,
  restore: async () => (await import('./restore.ts')).restore,
};

const USAGE = `usage: embedded-db [serve] --data DIR [--port PORT] [--host HOST] [--user NAME --password-file FILE]
                                [--oplog-mb MEGABYTES] [--oplog-hours HOURS]
       embedded-db stats   --data DIR | --uri URI
       embedded-db compact --data DIR
       embedded-db dump    --data DIR | --uri URI  --out DIR [--db NAME] [--gzip]
       embedded-db restore --data DIR | --uri URI  --from DIR [--drop]`;

/** Carries out one command line; gives the exit code. */
export async function run(argv: readonly string[], output: Output): Promise<number> {
  const [first = ''] = argv;
  const isNamed = !first.startsWith('-') && first !== '';
  const name = isNamed ? first : 'serve';
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  try {
    if (first === '--help') output.say(USAGE);
    else if (!load) throw new UsageError(`unknown command: ${name}`);
    else await (await load())(isNamed ? argv.slice(1) : argv, output);
    return 0;
  } catch (error) {
    output.complain(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) output.complain(USAGE);
    return error instanceof UsageError ? 2 : 1;
  }
}
