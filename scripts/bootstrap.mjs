// Brings a fresh clone to where it can run: installs what the lock file says, then builds. Needs nothing but Node.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const quiet = {
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  APOLLO_TELEMETRY_DISABLED: 'true',
  DO_NOT_TRACK: '1',
};

/** Runs a program; resolves with its exit code. `capture` keeps its words and gives them back only when it fails. */
export function run(program, words, { capture = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: root,
      env: { ...process.env, ...quiet, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    const said = [];
    for (const stream of capture ? [child.stdout, child.stderr] : []) stream.on('data', (chunk) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (capture && code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(signal ? 1 : code);
    });
  });
}

/** One line for a phase, with its seconds. A failed phase ends the program with what it said. */
async function phase(title, work) {
  const began = performance.now();
  const code = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${title.padEnd(28)} ${seconds.padStart(6)} s${code === 0 ? '' : '  failed'}\n`);
  if (code !== 0) process.exit(code);
}

const packagesIn = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).packages;

/** Whether node_modules holds what the lock file says; npm writes its own account of it there at the end of an install. */
function isInstalled() {
  try {
    const here = packagesIn('node_modules/.package-lock.json');
    const isSame = ([path, wanted]) => {
      const found = here[path];
      if (!found) return wanted.optional === true;
      return found.version === wanted.version && found.integrity === wanted.integrity;
    };
    return Object.entries(packagesIn('package-lock.json'))
      .filter(([path]) => path.includes('node_modules/'))
      .every(isSame);
  } catch {
    return false;
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Linli needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}

const npm = (...words) => {
  const npmItself = process.env.npm_execpath;
  return npmItself?.endsWith('.js')
    ? run(process.execPath, [npmItself, ...words], { capture: true })
    : run('npm', words, { capture: true });
};

/** After it, every package stands built in its dist folder. */
export async function bootstrap() {
  refuseOldNode();
  if (!isInstalled()) await phase('install (npm ci)', () => npm('ci'));
  const turbo = [`${root}node_modules/turbo/bin/turbo`, 'run', 'build', '--output-logs=errors-only', '--concurrency=4'];
  await phase('build (turbo run build)', () => run(process.execPath, turbo, { capture: true }));
}
