// Loads the whole national tree into an empty embedded-db and asks for divisions through the subgraph's own door.
// Run from the workspace's folder after a build: node bench/national-tree.mjs
import { readNationalTree } from '@linli/vocabulary';
import { loadNationalTree } from '../dist/index.js';
import { say, share, townForBench } from './town.mjs';

const ASKED = 2_000;
const QUERY = 'query ($code: ID!) { jurisdiction(code: $code) { code name statLevel adminModel } }';

async function timed(work) {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  return { result, took: `${seconds(performance.now() - began)} (processor ${seconds((user + system) / 1000)})` };
}

const town = await townForBench();
const first = await timed(() => loadNationalTree(town.context));
say(`loaded ${first.result} nodes beside those of the start in ${first.took}, client and database in one process`);
const second = await timed(() => loadNationalTree(town.context));
say(`loading again brings ${second.result} in ${second.took}`);

const all = [...readNationalTree()];
const codes = all.filter((_, n) => n % Math.floor(all.length / ASKED) === 0).map(({ code }) => code);
for (const code of codes.slice(0, 200)) await town.ask(QUERY, { code });
const times = [];
const cpu = process.cpuUsage();
for (const code of codes) {
  const { data, took } = await town.ask(QUERY, { code });
  if (data.jurisdiction?.code !== code) throw new Error(`no answer for ${code}`);
  times.push(took);
}
const { user, system } = process.cpuUsage(cpu);
const at = (part) => share(times, part).toFixed(2);
say(`jurisdiction(code), ${times.length} codes over HTTP: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
say(`processor ${((user + system) / 1000 / times.length).toFixed(2)} ms each, client, subgraph and database together`);
await town.close();
