import autocannon from 'autocannon';
import { bodyOf } from './graph.mjs';

/** Asks one workload for some seconds over some connections; what each second brought and how long answers took. */
export async function load({ url, headers = {} }, { workload, seconds, connections, asFast = null }) {
  let n = Math.floor(Math.random() * 1e6);
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    ...(asFast ? { overallRate: asFast } : {}),
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        setupRequest: (request) => ({ ...request, body: bodyOf(workload, (n += 1)) }),
      },
    ],
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  return {
    requests: result.requests.total,
    perSecond: result.requests.average,
    bad,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
