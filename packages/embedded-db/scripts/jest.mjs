import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const JEST = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin', 'jest.js');

/** Runs one of this package's test files at the length its environment says. */
export function runTest(name, environment) {
  const options = ['--experimental-vm-modules', JEST, '--selectProjects', 'embedded-db', '--testPathPatterns', name];
  const settings = Object.entries(environment).filter(([, value]) => value !== undefined);
  const { status } = spawnSync(process.execPath, options, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...Object.fromEntries(settings) },
  });
  process.exit(status ?? 1);
}
