import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { root } from './city.mjs';

const one = (n) => (n === undefined ? '' : String(Math.round(n * 10) / 10));

/** What it ran on: without it no figure means anything. */
export const machine = () => ({
  date: new Date().toISOString(),
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  processors: `${cpus().length} × ${cpus()[0].model}`,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  loadBefore: Math.round(loadavg()[0] * 10) / 10,
});

/** Of k6's own summary what a reader wants: each operation's times, and every threshold. */
export function figuresOf({ metrics }) {
  const operations = Object.entries(metrics).flatMap(([name, { values }]) => {
    const operation = /^http_req_duration\{name:(\w+)\}$/.exec(name)?.[1];
    return operation ? [{ operation, median: values.med, p95: values['p(95)'], most: values.max }] : [];
  });
  const thresholds = Object.entries(metrics).flatMap(([name, { thresholds: asked = {} }]) =>
    Object.entries(asked).map(([threshold, { ok }]) => ({ figure: name, threshold, held: ok })),
  );
  return {
    requests: metrics.http_reqs?.values.count ?? 0,
    failed: metrics.http_req_failed?.values.passes ?? 0,
    dropped: metrics.dropped_iterations?.values.count ?? 0,
    refused: metrics.linli_refused?.values.count ?? 0,
    operations,
    thresholds,
  };
}

/** The page of a run. */
export function pageOf(run) {
  const { scenario, how, on, figures, acknowledged, lost, rest, used, disturbed } = run;
  const drifted = Object.entries(rest.drift).filter(([, n]) => n > 0);
  return [
    `# ${scenario}`,
    '',
    `${how}. ${on.date.slice(0, 16).replace('T', ' ')} UTC at ${on.commit}, ${on.processors}, ${on.memoryGb} GB, Node ${on.node}, k6 on the same machine, load before it began ${on.loadBefore}.`,
    '',
    '| what | figure |',
    '| --- | --- |',
    `| requests | ${figures.requests} |`,
    `| failed, refused, not started in time | ${figures.failed}, ${figures.refused}, ${figures.dropped} |`,
    `| reports acknowledged, not found afterwards | ${acknowledged}, ${lost.length} |`,
    `| counters that a recount gives otherwise | ${drifted.length === 0 ? 'none' : drifted.map(([name, n]) => `${name} ${n}`).join(', ')} |`,
    `| audit ledger | ${rest.audit.isWhole ? 'whole' : `broken: ${rest.audit.says}`} |`,
    `| processor time of the city, a request | ${used.seconds} s, ${one((used.seconds * 1000) / Math.max(1, figures.requests))} ms |`,
    `| memory of the city before, after | ${used.before} MB, ${used.after} MB |`,
    ...(disturbed === null ? [] : [`| instances restarted or killed | ${disturbed} |`]),
    '',
    '| operation | median ms | p95 ms | longest ms |',
    '| --- | --- | --- | --- |',
    ...figures.operations.map(
      ({ operation, median, p95, most }) => `| ${operation} | ${one(median)} | ${one(p95)} | ${one(most)} |`,
    ),
    '',
    ...figures.thresholds.map(
      ({ figure, threshold, held }) => `- ${held ? 'held' : '**missed**'}: \`${figure}\` ${threshold}`,
    ),
    '',
  ].join('\n');
}
