// `npm run fuzz -- operations --count 20000 --seed 7`: asks the city random questions, in one piece and behind the
// gateway, and stops at the first that is answered differently. The seed asks the same again.
import { parseArgs } from 'node:util';
import { bootstrap, root, run } from './bootstrap.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string' } },
});
const isNumber = (text) => /^\d{1,9}$/.test(text);

if (positionals.join() !== 'operations' || !isNumber(values.count) || (values.seed && !isNumber(values.seed))) {
  process.stderr.write('npm run fuzz -- operations [--count 20000] [--seed 7]\n');
  process.exit(1);
}
await bootstrap();
const env = {
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
  LINLI_OPERATIONS: values.count,
  ...(values.seed ? { LINLI_SEED: values.seed } : {}),
};
const words = ['--selectProjects', 'standalone', '--testPathPatterns', 'test/differential'];
process.exit(await run(process.execPath, [`${root}node_modules/jest/bin/jest.js`, ...words], { env }));
