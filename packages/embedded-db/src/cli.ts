import { parseArgs } from 'node:util';
import process from 'node:process';
import { serve } from './index.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, port: { type: 'string', default: '27017' } },
});

if (values.data === undefined) {
  process.stderr.write('usage: embedded-db --data DIR [--port PORT]\n');
  process.exitCode = 2;
} else {
  const database = await serve({ path: values.data, port: Number(values.port) });
  process.stdout.write(`embedded-db ready on ${database.uri}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void database.close().then(() => process.exit(0)));
}
