// Loads the whole national tree into an empty embedded-db and asks for divisions through the subgraph's own door.
// Run from the workspace's folder after a build: node bench/national-tree.mjs
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@linli/embedded-db';
import { start } from '@linli/kit';
import { bodyHash, CONTEXT_HEADER, seal } from '@linli/kit/context';
import { systemViewer } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { readNationalTree } from '@linli/vocabulary';
import { loadNationalTree, subgraph } from '../dist/index.js';

const ASKED = 2_000;
const QUERY = 'query ($code: ID!) { jurisdiction(code: $code) { code name statLevel adminModel } }';

const path = mkdtempSync(join(tmpdir(), 'national-'));
const db = await serve({ path, port: 0, mapSize: 2 ** 32 });
const [gateway, service] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const running = await start(subgraph, {
  mongodbUri: db.uri,
  gatewayKeys: [gateway.publicKey],
  serviceKeys: [service.publicKey],
  serviceKey: service.privateKey,
  cursorSecret: 'a secret of the bench, long enough for anybody',
  log: logOf({ level: 'error', name: 'bench' }),
  background: false,
});

const say = (text) => process.stdout.write(`${text}\n`);
const context = running.engine.contextFor({ viewer: systemViewer('bench'), requestId: 'bench' });

async function timed(work) {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  return { result, took: `${seconds(performance.now() - began)} (processor ${seconds((user + system) / 1000)})` };
}

const first = await timed(() => loadNationalTree(context));
say(`loaded ${first.result} nodes beside those of the start in ${first.took}, client and database in one process`);
const second = await timed(() => loadNationalTree(context));
say(`loading again brings ${second.result} in ${second.took}`);

const codes = [...readNationalTree()].filter((_, n) => n % Math.floor(665_276 / ASKED) === 0).map(({ code }) => code);

async function ask(code) {
  const body = JSON.stringify({ query: QUERY, variables: { code } });
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    sub: 'u-bench',
    kind: 'PERSON',
    home: '340111000000',
    nodes: ['340111000000'],
    grids: [],
    roles: ['district-admin'],
    permissions: ['jurisdiction.read'],
    departments: [],
    purpose: null,
    idem: null,
    rid: 'bench',
    aud: subgraph.name,
    bh: bodyHash(body),
    iat,
    exp: iat + 30,
    jti: String(Math.random()),
  };
  const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: seal(claims, gateway.privateKey) };
  const at = performance.now();
  const answer = await fetch(`${running.url}/graphql`, { method: 'POST', headers, body });
  const { data } = await answer.json();
  if (data?.jurisdiction?.code !== code) throw new Error(`no answer for ${code}`);
  return performance.now() - at;
}

for (const code of codes.slice(0, 200)) await ask(code);
const times = [];
for (const code of codes) times.push(await ask(code));
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
say(`jurisdiction(code), ${times.length} codes over HTTP: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);

await running.close();
await db.close();
rmSync(path, { recursive: true, force: true });
