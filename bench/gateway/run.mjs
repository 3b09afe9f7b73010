// Measures gateways beside each other, CPU time of the gateway's process alone. In a round each has a fresh process, is
// warmed up until it has spent so many seconds of CPU, and then all are asked in turn, two seconds each, until the last has
// spent as much again: on a machine that does other things as well all meet the same weather with compiled code.
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

const sum = (all, key) => all.reduce((total, each) => total + each[key], 0);

// CPU time that a slice should take, by what a request took before.
const SLICE_MS = 2_000;

/** Asks so many times that it takes the contestant about two seconds of CPU. */
async function slice(running) {
  const { contestant, workload, amount } = running;
  const [before, asked, begun] = [await contestant.spent(), await askedSoFar(), performance.now()];
  const found = await load(contestant.where, { workload, amount, connections });
  const took = (performance.now() - begun) / 1_000;
  const [after, askedThen] = [await contestant.spent(), await askedSoFar()];
  const ms = after.ms - before.ms;
  running.amount = Math.max(2 * connections, Math.round(amount * Math.min(8, SLICE_MS / ms)));
  return { ...found, took, ms, rss: after.rss, fetches: askedThen - asked };
}

async function started(name, workload) {
  const contestant = await begin('contestant.mjs', [name, JSON.stringify(subgraphs.where)], {
    core: 1,
    flags: flags[name],
    env: { NODE_ENV: 'production' },
  });
  const running = { contestant, workload, amount: 2 * connections, slices: [] };
  try {
    running.answer = await answerOf(contestant.where, workload);
    let spent = 0;
    while (spent < seconds * 1_000) spent += (await slice(running)).ms;
    return running;
  } catch (error) {
    await contestant.end();
    throw error;
  }
}

function counted({ answer, slices }) {
  const requests = sum(slices, 'requests');
  return {
    answer,
    cpu: sum(slices, 'ms') / requests,
    perSecond: requests / sum(slices, 'took'),
    p50: median(slices.map((each) => each.p50)),
    p99: median(slices.map((each) => each.p99)),
    bad: sum(slices, 'bad'),
    rss: slices.at(-1).rss / 1e6,
    fetches: sum(slices, 'fetches') / requests,
  };
}

/** One round of a workload: what each contestant that runs was found to spend. */
async function round(workload, contestants, out) {
  const running = new Map();
  try {
    for (const name of contestants) {
      await started(name, workload).then(
        (begun) => running.set(name, begun),
        (error) => out.set(name, String(error).slice(0, 200)),
      );
    }
    const isWarm = ({ slices }) => sum(slices, 'ms') >= seconds * 1_000;
    while (![...running.values()].every(isWarm)) {
      for (const each of running.values()) each.slices.push(await slice(each));
    }
    return new Map([...running].map(([name, each]) => [name, counted(each)]));
  } finally {
    for (const { contestant } of running.values()) await contestant.end();
  }
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const of = (rounds, key) => median(rounds.map((each) => each[key]));

for (const workload of values.workloads.split(',')) {
  const rounds = new Map(names.map((name) => [name, []]));
  const out = new Map();
  for (let i = 0; i < Number(values.rounds); i += 1) {
    const left = names.filter((name) => !out.has(name));
    for (const [name, found] of await round(workload, left, out)) rounds.get(name).push(found);
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
