// `node scripts/with-keycloak.mjs --keycloak FOLDER`: starts a Keycloak that has imported the realm file as it is, and runs
// against it what compares its tokens and logins with those of the development identity.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { keycloak: { type: 'string' } } });
const home = mkdtempSync(join(tmpdir(), 'linli-keycloak-'));
const PATIENCE = 600_000;

const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = server.address();
    server.close(() => resolve(free));
  });
});
const management = port === 65_535 ? port - 1 : port + 1;

cpSync(values.keycloak, home, { recursive: true });
mkdirSync(join(home, 'data/import'), { recursive: true });
cpSync(join(root, 'charts/linli/files/linli-realm.json'), join(home, 'data/import/linli-realm.json'));
const words = ['start-dev', '--import-realm', '--cache=local', '--http-host=127.0.0.1', `--http-port=${port}`];
const began = Date.now();
// A group of its own: kc.sh is a shell around the virtual machine.
const keycloak = spawn(join(home, 'bin/kc.sh'), [...words, `--http-management-port=${management}`], {
  detached: true,
  stdio: ['ignore', 'pipe', 'pipe'],
});
let said = '';
for (const stream of [keycloak.stdout, keycloak.stderr])
  stream.on('data', (chunk) => (said = (said + chunk).slice(-4_000)));
const gone = new Promise((resolve) => keycloak.once('exit', resolve));

async function imported() {
  for (;;) {
    const found = await fetch(`http://127.0.0.1:${port}/realms/linli`).catch(() => null);
    if (found?.ok) return;
    if (keycloak.exitCode !== null || Date.now() - began > PATIENCE)
      throw new Error(`Keycloak does not answer:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const tests = () =>
  new Promise((resolve) => {
    const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', 'standalone', '--maxWorkers=1'];
    const env = {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      LINLI_KEYCLOAK: `http://127.0.0.1:${port}`,
    };
    const child = spawn(process.execPath, [...jest, '--testPathPatterns', 'keycloak'], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    child.once('close', (code, signal) => resolve(signal ? 1 : code));
  });

let code = 1;
try {
  await imported();
  process.stdout.write(`the realm is imported after ${Math.round((Date.now() - began) / 1000)} s\n`);
  code = await tests();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
} finally {
  if (keycloak.exitCode === null && keycloak.pid) process.kill(-keycloak.pid, 'SIGTERM');
  await gone;
  rmSync(home, { recursive: true, force: true });
}
process.exit(code);
