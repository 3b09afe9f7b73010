// `node scripts/live-figures.mjs --k6 k6 [--prometheus prometheus]`: a city on this machine under a little load, read by a
// real Prometheus: every expression of a dashboard must find data, every rule must be evaluated, every name must be there.
// A missed time is told and fails nothing here: the machine is shared. A refusal or a failed request does.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = join(root, 'charts/linli/files');
const { values } = parseArgs({ options: { k6: { type: 'string' }, prometheus: { type: 'string' } } });
const work = mkdtempSync(join(tmpdir(), 'linli-figures-'));
const say = (line) => void process.stdout.write(`figures: ${line}\n`);
const wrong = [];
const started = [];
const PATIENCE = 240_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(what, look) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await Promise.resolve(look()).catch(() => null);
    if (found) return found;
    if (Date.now() > end) throw new Error(`${what} does not come`);
    await pause(500);
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

function start(program, words, env = {}) {
  const child = spawn(program, words, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { text: '', ended: new Promise((resolve) => child.once('close', resolve)), child };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said.text += chunk));
  started.push(said);
  return said;
}

async function scenario(name, env) {
  const said = start(values.k6, ['run', '--quiet', `load-tests/${name}.ts`], { ...env, STAGE_SECONDS: '10' });
  const code = await said.ended;
  const { metrics } = JSON.parse(readFileSync(join(work, `${name}.json`), 'utf8'));
  const missed = Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds).flatMap(([threshold, { ok }]) => (ok ? [] : [`${metric} ${threshold}`])),
  );
  const isTime = (each) => each.startsWith('http_req_duration') || each.startsWith('dropped_iterations');
  for (const each of missed.filter(isTime)) say(`${name}: missed on this machine: ${each}`);
  const bad = missed.filter((each) => !isTime(each));
  if (bad.length > 0 || (code !== 0 && missed.length === 0)) wrong.push(`${name}: ${bad.join(', ')}\n${said.text}`);
  const p95 = Object.entries(metrics).flatMap(([metric, { values: figures }]) =>
    metric.includes('{name:') && figures['p(95)'] ? [`${metric.slice(23, -1)} ${Math.round(figures['p(95)'])} ms`] : [],
  );
  say(`${name}: ${metrics.http_reqs.values.count} requests${p95.length > 0 ? `, p95 ${p95.join(', ')}` : ''}`);
}

/** One question of each kind that must not go well, so that refusals have figures. */
async function refused(gateway, issuer) {
  const form = {
    grant_type: 'password',
    client_id: 'dev-cli',
    scope: 'openid',
    username: 'hub-binhu',
    password: 'Linli-2026!dev',
  };
  const granted = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const { access_token: token } = await granted.json();
  const ask = (query, headers) =>
    fetch(`${gateway}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  await ask('{ me { roles } }', { authorization: 'Bearer nonsense' });
  await ask('mutation { admitCase(id: "nobody", version: 1) { id } }', { authorization: `Bearer ${token}` });
}

const dashboards = () =>
  readdirSync(join(files, 'dashboards')).flatMap((file) =>
    JSON.parse(readFileSync(join(files, 'dashboards', file), 'utf8')).panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ title, expr })),
    ),
  );

async function prometheusAt(figures) {
  const port = await freePort();
  const config = join(work, 'prometheus.json');
  const scrape = { job_name: 'linli', static_configs: [{ targets: [figures] }] };
  const global = { scrape_interval: '2s', evaluation_interval: '2s', scrape_timeout: '2s' };
  // YAML reads JSON.
  writeFileSync(
    config,
    JSON.stringify({ global, rule_files: [join(files, 'alerts/*.yaml')], scrape_configs: [scrape] }),
  );
  const listens = `--web.listen-address=127.0.0.1:${port}`;
  start(values.prometheus, [`--config.file=${config}`, `--storage.tsdb.path=${join(work, 'tsdb')}`, listens]);
  const url = `http://127.0.0.1:${port}`;
  await until('Prometheus', async () => (await fetch(`${url}/-/ready`)).ok);
  return async (path) => (await (await fetch(`${url}/api/v1/${path}`)).json()).data;
}

async function asked(ask) {
  const { groups } = await until('the evaluation of every rule', async () => {
    const found = await ask('rules');
    return found.groups.every(({ rules }) => rules.every(({ health }) => health !== 'unknown')) ? found : null;
  });
  const rules = groups.flatMap((group) => group.rules);
  for (const { name, health, lastError } of rules) if (health !== 'ok') wrong.push(`rule ${name}: ${lastError}`);
  let found = 0;
  for (const { title, expr } of dashboards()) {
    const { result = [] } = (await ask(`query?query=${encodeURIComponent(expr)}`)) ?? {};
    if (result.length === 0) wrong.push(`dashboard, ${title}: no data for ${expr}`);
    else found += 1;
  }
  say(`${rules.length} rules are evaluated; ${found} expressions of the dashboards return data`);
}

async function named(metrics) {
  const text = await (await fetch(`http://${metrics}/metrics`)).text();
  const rules = readdirSync(join(files, 'alerts')).map((file) => readFileSync(join(files, 'alerts', file), 'utf8'));
  const code = rules.join('\n').replace(/^\s*(#|summary:|description:|runbook:).*$/gm, '');
  const names = new Set(
    code.match(/\b(linli|nodejs|process|db)_\w+_(seconds\w*|bytes|total|count|open|calls|faults|working|batches)\b/g),
  );
  for (const name of names)
    if (!text.includes(`\n${name}{`) && !text.includes(`\n${name} `)) wrong.push(`nobody tells ${name}`);
  say(`${names.size} figures that alerts name are told`);
}

try {
  const metrics = `127.0.0.1:${await freePort()}`;
  const city = start(
    process.execPath,
    ['packages/standalone/dist/main.js', '--port-base', '0', '--data', join(work, 'data')],
    {
      LINLI_METRICS_PORT: metrics.split(':')[1],
    },
  );
  await until('the city', () => city.text.includes('graph  '));
  const gateway = /graph +(http:\/\/[^/\s]+)/.exec(city.text)?.[1];
  const issuer = `${/identity +(http:\/\/\S+)/.exec(city.text)?.[1].replace(/\/realms.*$/, '')}/realms/linli`;
  const ask = values.prometheus ? await prometheusAt(metrics) : null;
  const env = { LINLI_OUT: work, LINLI_GATEWAY: gateway, LINLI_ISSUER: issuer };
  await scenario('smoke', env);
  await refused(gateway, issuer);
  await scenario('street-day', env);
  if (ask) await asked(ask);
  await named(metrics);
} catch (error) {
  wrong.push(error.stack);
} finally {
  for (const { child } of started) child.kill('SIGTERM');
  await Promise.all(started.map(({ ended }) => ended));
  rmSync(work, { recursive: true, force: true });
}
for (const each of wrong) say(`FAILED ${each}`);
process.exit(wrong.length > 0 ? 1 : 0);
