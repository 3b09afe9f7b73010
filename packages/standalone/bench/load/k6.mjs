import { spawn } from 'node:child_process';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './city.mjs';

/** Where k6 is: said, in the folder the checks keep their tools in, or on the path. */
function k6() {
  const tools = join(homedir(), '.cache/linli-tools');
  const kept = existsSync(tools) ? readdirSync(tools).filter((name) => name.startsWith('k6-')) : [];
  const newest = kept.sort().at(-1);
  if (process.env.K6) return process.env.K6;
  return newest ? join(tools, newest) : 'k6';
}

/** Runs a scenario; resolves with k6's exit code: 0 when every threshold held, 99 when one was missed. */
export function runK6(scenario, { gateway, issuer, out, env = {} }) {
  const words = ['run', '--quiet', '--out', `json=${join(out, 'points.json')}`, `load-tests/${scenario}.ts`];
  const child = spawn(k6(), words, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, LINLI_GATEWAY: gateway, LINLI_ISSUER: issuer, LINLI_OUT: out },
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? 1)));
}

/** Every report that was acknowledged, by its number, with the login that made it. */
export async function acknowledgedIn(out) {
  const found = new Map();
  for await (const line of createInterface({ input: createReadStream(join(out, 'points.json')) })) {
    if (!line.includes('"linli_acknowledged"') || !line.includes('"Point"')) continue;
    const { number, login } = JSON.parse(line).data.tags;
    found.set(number, login);
  }
  return found;
}
