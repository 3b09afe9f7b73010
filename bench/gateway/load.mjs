import autocannon from 'autocannon';
import { bodyOf } from './graph.mjs';

/** Asks a workload so many times over some connections and waits for every answer: none is paid for and not counted. */
export async function load({ url, headers = {} }, { workload, amount, connections }) {
  let n = Math.floor(Math.random() * 1e6);
  const result = await autocannon({
    url,
    connections,
    amount,
    // A busy machine is slow, and slow is not wrong.
    timeout: 120,
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
