// Where the time of a contestant goes, function by function, once it is warm.
// `node bench/gateway/profile.mjs ours deep [--amount 2000] [--top 30]`
import { parseArgs } from 'node:util';
import { load } from './load.mjs';
import { begin } from './processes.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { amount: { type: 'string', default: '2000' }, top: { type: 'string', default: '30' } },
});
const [name = 'ours', workload = 'deep'] = positionals;
const amount = Number(values.amount);
const say = (text) => process.stdout.write(`${text}\n`);

/** Time by function, what it calls not counted. */
function spentIn({ nodes, samples, timeDeltas }) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byFunction = new Map();
  for (const [index, id] of samples.entries()) {
    const { functionName, url, lineNumber } = frames.get(id);
    // Waiting, and the profiler's own beginning.
    if (functionName === '(idle)' || (functionName === 'dispatch' && url === '')) continue;
    const place = url.replace(/^.*\/(node_modules|dist)\//, '');
    const key = `${functionName || '(nameless)'} ${place}${place && `:${lineNumber + 1}`}`;
    byFunction.set(key, (byFunction.get(key) ?? 0) + timeDeltas[index]);
  }
  return [...byFunction].sort(([, a], [, b]) => b - a);
}

const subgraphs = await begin('subgraphs.mjs', [], { core: 0 });
const contestant = await begin('contestant.mjs', [name, JSON.stringify(subgraphs.where)], {
  core: 1,
  flags: name.startsWith('ours') ? ['--max-semi-space-size=64'] : [],
  env: { NODE_ENV: 'production' },
});
await load(contestant.where, { workload, amount, connections: 16 });
await contestant.say('profile');
await load(contestant.where, { workload, amount, connections: 16 });
const all = spentIn(await contestant.say('profiled?'));
const whole = all.reduce((sum, [, ms]) => sum + ms, 0);
say('| % | function |\n| --- | --- |');
for (const [key, ms] of all.slice(0, Number(values.top))) say(`| ${((100 * ms) / whole).toFixed(1)} | ${key} |`);
await contestant.end();
await subgraphs.end();
