// `npm test`: installs if needed, builds, runs every test. What stands after `--` goes to jest.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, root, run } from './bootstrap.mjs';

await bootstrap();

const { findChromium } = await import('../packages/testkit/dist/browser.js');
const browser = findChromium();
if (browser) process.stdout.write(`browser tests with ${browser}\n`);
else if (process.env.LINLI_REQUIRE_BROWSER) {
  process.stderr.write('LINLI_REQUIRE_BROWSER is set, but no Chromium was found (apt-get install chromium).\n');
  process.exit(1);
} else process.stdout.write('browser tests are skipped: no Chromium was found (apt-get install chromium)\n');

const tallyFile = join(tmpdir(), `linli-tests-${process.pid}.json`);
const jest = [`${root}node_modules/jest/bin/jest.js`, '--maxWorkers=2', '--json', `--outputFile=${tallyFile}`];
const flags = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim();
const code = await run(process.execPath, [...jest, ...process.argv.slice(2)], { env: { NODE_OPTIONS: flags } });

try {
  const tally = JSON.parse(readFileSync(tallyFile, 'utf8'));
  const failed = tally.numFailedTests + tally.numRuntimeErrorTestSuites;
  const skipped = tally.numPendingTests > 0 ? `, ${tally.numPendingTests} skipped` : '';
  process.stdout.write(`\n${tally.numPassedTests} passed, ${failed} failed${skipped}\n`);
} catch {
  process.stdout.write('\n0 passed, 1 failed\n');
} finally {
  rmSync(tallyFile, { force: true });
}
process.exit(code);
