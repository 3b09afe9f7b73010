// Measures gateways beside each other: rounds in turn, a fresh process each, CPU time of the gateway's process alone.
// `npm run bench -- gateway [--rounds 3] [--seconds 6] [--only ours,apollo] [--workloads deep,vary]`
import { parseArgs } from 'node:util';
import { bodyOf, workloads } from './graph.mjs';
import { load } from './load.mjs';
import { begin } from './processes.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string', default: 'ours,ours-bare,apollo,mercurius,hive,by-hand,static' },
    workloads: { type: 'string', default: Object.keys(workloads).join() },
  },
});
// The young generation our image and chart give the gateway.
const flags = { ours: ['--max-semi-space-size=64'], 'ours-bare': ['--max-semi-space-size=64'] };
const names = values.only.split(',');
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const say = (text) => process.stdout.write(`${text}\n`);

const subgraphs = await begin('subgraphs.mjs', [], { core: 0 });
const askedSoFar = async () => Number(await (await fetch(`http://127.0.0.1:${subgraphs.where.byPath}/asked`)).text());

// Equal answers may name their fields in another order.
const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
};

async function answerOf({ url, headers }, workload) {
  const body = bodyOf(workload, 7);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
  return JSON.stringify(sorted(data));
}

async function once(name, workload) {
  const contestant = await begin('contestant.mjs', [name, JSON.stringify(subgraphs.where)], {
    core: 1,
    flags: flags[name],
  });
  try {
    const answer = await answerOf(contestant.where, workload);
    await load(contestant.where, { workload, seconds: Math.max(2, seconds / 2), connections });
    const [before, asked] = [await contestant.spent(), await askedSoFar()];
    const found = await load(contestant.where, { workload, seconds, connections });
    const [after, askedThen] = [await contestant.spent(), await askedSoFar()];
    const { requests } = found;
    return {
      ...found,
      answer,
      cpu: (after.ms - before.ms) / requests,
      rss: after.rss / 1e6,
      fetches: (askedThen - asked) / requests,
    };
  } finally {
    await contestant.end();
  }
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const of = (rounds, key) => median(rounds.map((each) => each[key]));

for (const workload of values.workloads.split(',')) {
  const rounds = new Map(names.map((name) => [name, []]));
  const out = new Map();
  for (let i = 0; i < Number(values.rounds); i += 1) {
    for (const name of names) {
      if (out.has(name)) continue;
      try {
        rounds.get(name).push(await once(name, workload));
      } catch (error) {
        out.set(name, String(error).slice(0, 200));
      }
    }
  }
  const right = rounds.get('ours')?.[0]?.answer ?? rounds.get(names[0])[0]?.answer;
  const apollo = rounds.get('apollo')?.length ? of(rounds.get('apollo'), 'cpu') : null;
  say(`\n${workload}, ${connections} connections, median of ${values.rounds}; an answer of ${right?.length} bytes`);
  say('| gateway | CPU ms a request | Apollo ÷ it | requests/s | p50 ms | p99 ms | RSS MB | fetches | bad |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const name of names) {
    const all = rounds.get(name);
    if (out.has(name) || all.length === 0) {
      say(`| ${name} | did not run: ${out.get(name)} |`);
      continue;
    }
    const cpu = of(all, 'cpu');
    const same = name === 'static' || all[0].answer === right ? '' : ' (another answer)';
    const cells = [
      cpu.toFixed(3),
      apollo ? (apollo / cpu).toFixed(1) : '',
      of(all, 'perSecond').toFixed(0),
      of(all, 'p50'),
      of(all, 'p99'),
    ];
    const rest = [of(all, 'rss').toFixed(0), of(all, 'fetches').toFixed(1), all.reduce((sum, { bad }) => sum + bad, 0)];
    say(`| ${name}${same} | ${[...cells, ...rest].join(' | ')} |`);
  }
}
await subgraphs.end();
