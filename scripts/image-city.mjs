// `node scripts/image-city.mjs --compose docker-compose [--keycloak FOLDER]`: does without containers what they do. It lays
// the image's tree out by the Dockerfile's own steps, starts every service as compose says it, each at an address of its
// own, as nobody and with nothing to write to, asks the healthchecks, then one question through all of it, and stops it.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const NOBODY = 65534;
const PATIENCE = 600_000;
const IDENTITY = 'http://127.0.0.1:8180';
const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { compose: { type: 'string' }, keycloak: { type: 'string' } } });
const work = mkdtempSync(join(tmpdir(), 'linli-image-'));
const [image, secrets, state] = ['image', 'secrets', 'state'].map((name) => join(work, name));
const isRoot = process.getuid?.() === 0;
const say = (line) => void process.stdout.write(`image: ${line}\n`);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The steps of the Dockerfile that make the tree, as they stand there. */
function layOut() {
  const steps = readFileSync(join(root, 'Dockerfile'), 'utf8').matchAll(/^RUN (.*\/image.*)$/gm);
  for (const [, step] of steps) execFileSync('bash', ['-c', step.replaceAll(' /image', ` ${image}`)], { cwd: root });
  execFileSync('chmod', ['-R', 'a-w,a+rX', image]);
}

function composed() {
  const words = ['--project-directory', root, '--profile', 'core', '--profile', 'load', 'config', '--format', 'json'];
  const env = {
    ...process.env,
    LINLI_SECRETS: secrets,
    LINLI_CLIENTS: 'web-admin,dev-cli',
    LINLI_IDENTITY_URL: IDENTITY,
  };
  return JSON.parse(execFileSync(values.compose, words, { cwd: root, env })).services;
}

const folderOf = (name) => {
  const folder = join(state, name);
  mkdirSync(folder, { recursive: true });
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
};

const children = new Map();

function start(name, [program, ...words], { cwd = image, env = {} } = {}) {
  const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const usual = { PATH: process.env.PATH, HOME: folderOf(name), JAVA_HOME: process.env.JAVA_HOME };
  const child = spawn(program, words, { cwd, ...who, env: { ...usual, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { text: '', code: null };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (said.text = (said.text + chunk).slice(-4_000)));
  child.once('exit', (code, signal) => (said.code = signal ?? code));
  children.set(name, { child, said });
}

async function until(what, holds, name) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    if (await holds().catch(() => false)) return;
    const said = children.get(name)?.said;
    if (Date.now() > end || (said && said.code !== null)) throw new Error(`${what} does not come:\n${said?.text}`);
    await pause(500);
  }
}

const answers = (url) => fetch(url, { signal: AbortSignal.timeout(3_000) }).then(({ ok }) => ok);

async function stop(name) {
  const { child, said } = children.get(name);
  if (said.code === null) child.kill('SIGTERM');
  const end = Date.now() + 40_000;
  while (said.code === null && Date.now() < end) await pause(50);
  if (said.code === null) child.kill('SIGKILL');
  return said.code;
}

async function identity(host, { environment }) {
  if (!values.keycloak) {
    const env = { LINLI_IDENTITY_HOST: host, LINLI_IDENTITY_PORT: '8080', LINLI_IDENTITY_URL: IDENTITY };
    const data = { LINLI_IDENTITY_DATA: folderOf('identity'), LINLI_ALLOW_DEV_IDENTITY: 'true' };
    start('keycloak', [process.execPath, 'packages/dev-identity/dist/main.js'], { env: { ...env, ...data } });
  } else {
    const home = join(state, 'keycloak-home');
    cpSync(values.keycloak, home, { recursive: true });
    mkdirSync(join(home, 'data/import'), { recursive: true });
    cpSync(join(root, 'charts/linli/files/linli-realm.json'), join(home, 'data/import/linli-realm.json'));
    if (isRoot) execFileSync('chown', ['-R', String(NOBODY), home]);
    // Its own file in the place of PostgreSQL; all else is what compose tells it.
    const { KC_DB_URL: _, KC_DB_USERNAME: __, ...told } = environment;
    const env = {
      ...told,
      KC_DB: 'dev-file',
      KC_HTTP_HOST: host,
      KC_BOOTSTRAP_ADMIN_PASSWORD: 'a-password-of-this-run',
    };
    start('keycloak', [join(home, 'bin/kc.sh'), 'start', '--import-realm', '--cache=local'], { cwd: home, env });
  }
  const found = `http://${host}:8080/realms/linli/.well-known/openid-configuration`;
  await until('the realm', () => answers(found), 'keycloak');
}

async function ask(services, hosts) {
  const form = {
    grant_type: 'password',
    client_id: 'dev-cli',
    scope: 'openid',
    username: 'qu-admin',
    password: 'Linli-2026!dev',
  };
  const token = `http://${hosts.keycloak}:8080/realms/linli/protocol/openid-connect/token`;
  const { access_token: bearer } = await (
    await fetch(token, { method: 'POST', body: new URLSearchParams(form) })
  ).json();
  const query = '{ me { roles } jurisdiction(code: "340111") { name caseStats { reported } housingStats { houses } } }';
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
  const url = `http://${hosts.gateway}:4000/graphql`;
  const answer = await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
  if (answer.errors || !(answer.data?.jurisdiction?.caseStats?.reported > 0)) throw new Error(JSON.stringify(answer));
  say(`a question through gateway, three subgraphs and identity is answered: ${JSON.stringify(answer.data)}`);
}

async function city() {
  const services = composed();
  const ours = Object.entries(services).filter(([name, { build }]) => build && name !== 'seed');
  const hosts = Object.fromEntries(Object.keys(services).map((name, at) => [name, `127.0.1.${at + 10}`]));
  const here = (text) =>
    Object.entries(hosts)
      .reduce(
        (now, [name, host]) => now.replaceAll(`//${name}:`, `//${host}:`).replaceAll(`@${name}:`, `@${host}:`),
        text,
      )
      .replaceAll('/run/secrets', join(work, 'run'));
  cpSync(secrets, join(work, 'run'), { recursive: true });
  execFileSync('chmod', ['-R', 'a+rX', work]);
  const database = ['packages/embedded-db/dist/cli.js', '--data', folderOf('mongodb'), '--host', hosts.mongodb];
  const login = ['--port', '27017', '--user', 'linli', '--password-file', join(work, 'run/mongodb.password')];
  start('mongodb', [process.execPath, ...database, ...login]);
  await until('the database', async () => children.get('mongodb').said.text.includes('ready'), 'mongodb');
  await identity(hosts.keycloak, services.keycloak);
  execFileSync('sed', ['-i', `s/@mongodb:/@${hosts.mongodb}:/`, join(work, 'run/mongodb.uri')]);
  const environmentOf = (name) => {
    const { environment } = services[name];
    const key = join(work, `run/service-${name}.pem`);
    const own = { LINLI_HOST: hosts[name], LINLI_METRICS_HOST: hosts[name], LINLI_SERVICE_KEY_FILE: key };
    const told = Object.fromEntries(Object.entries(environment).map(([each, text]) => [each, here(text)]));
    const env = { ...told, ...Object.fromEntries(Object.entries(own).filter(([each]) => each in told)) };
    for (const each of ['LINLI_DATA_DIR', 'LINLI_AUDIT_HEADS'])
      if (env[each]) env[each] = env[each].replace('/var/lib/linli', folderOf(name));
    return env;
  };
  const finished = async (name, command, env) => {
    start(name, [process.execPath, ...command], { env });
    const { said } = children.get(name);
    while (said.code === null) await pause(100);
    if (said.code !== 0) throw new Error(`${name} ended with ${said.code}:\n${said.text}`);
  };
  for (const [name, { command }] of ours.filter(([, { command: words }]) => words.at(-1).startsWith('subgraphs/')))
    await finished(`${name}-migrate`, [...command, 'migrate'], environmentOf(name));
  await finished('seed', services.seed.command, environmentOf('seed'));
  say('every database is migrated, and the small world is loaded');
  for (const [name, { command }] of ours) start(name, [process.execPath, ...command], { env: environmentOf(name) });
  for (const [name, { healthcheck }] of ours) {
    const [, , ...words] = healthcheck.test;
    const look = async () =>
      execFileSync(
        process.execPath,
        words.map((word) => word.replace('127.0.0.1', hosts[name])),
        { stdio: 'ignore' },
      );
    await until(`${name}`, async () => (await look(), true), name);
  }
  say(`${ours.length} services are healthy, in production, as nobody, on a tree they cannot write`);
  for (const [name] of ours.filter(([, { environment }]) => environment.LINLI_METRICS_PORT))
    if (!(await answers(`http://${hosts[name]}:9464/metrics`))) throw new Error(`${name} gives no figures`);
  await ask(services, hosts);
  for (const name of [...ours.map(([name]) => name).reverse(), 'mongodb']) {
    const code = await stop(name);
    if (code !== 0) throw new Error(`${name} ended with ${code}, not 0:\n${children.get(name).said.text}`);
  }
  say('every one of them stopped in order');
}

try {
  execFileSync(process.execPath, [join(root, 'scripts/secrets.mjs'), '--out', secrets], { stdio: 'ignore' });
  mkdirSync(state);
  chmodSync(work, 0o755);
  layOut();
  await city();
} catch (error) {
  process.stderr.write(`image: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  for (const name of children.keys()) await stop(name);
  execFileSync('chmod', ['-R', 'u+w', work]);
  rmSync(work, { recursive: true, force: true });
}
