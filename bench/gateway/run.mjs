// Measures gateways beside each other: rounds in turn, a fresh process each, CPU time of the gateway's process alone.
// Warming up and measuring both go on until the gateway's process has spent so many seconds of CPU, not until so much time
// has passed: on a machine that does other things as well nobody is measured before its code is compiled.
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
// The young generation the gateway is started with.
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

/** Asks until the contestant has spent so many milliseconds of CPU. */
async function spend(contestant, workload, ms) {
  const before = await contestant.spent();
  const all = [];
  for (;;) {
    all.push(await load(contestant.where, { workload, seconds: 1, connections }));
    const after = await contestant.spent();
    if (after.ms - before.ms >= ms) return { all, cpu: after.ms - before.ms, rss: after.rss };
  }
}

const sum = (all, key) => all.reduce((total, each) => total + each[key], 0);

async function once(name, workload) {
  const contestant = await begin('contestant.mjs', [name, JSON.stringify(subgraphs.where)], {
    core: 1,
    flags: flags[name],
    env: { NODE_ENV: 'production' },
  });
  try {
    const answer = await answerOf(contestant.where, workload);
    await spend(contestant, workload, seconds * 1_000);
    const asked = await askedSoFar();
    const { all, cpu, rss } = await spend(contestant, workload, seconds * 1_000);
    const askedThen = await askedSoFar();
    const requests = sum(all, 'requests');
    return {
      answer,
      cpu: cpu / requests,
      perSecond: requests / all.length,
      p50: median(all.map((each) => each.p50)),
      p99: median(all.map((each) => each.p99)),
      bad: sum(all, 'bad'),
      rss: rss / 1e6,
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
    const rest = [of(all, 'rss').toFixed(0), of(all, 'fetches').toFixed(1), sum(all, 'bad')];
    say(`| ${name}${same} | ${[...cells, ...rest].join(' | ')} |`);
  }
}
await subgraphs.end();
