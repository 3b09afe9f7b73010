// Reports keep coming in while pieces of the city are killed or restarted: who is refused reports again under the same
// key, as a form does that got no answer. What was acknowledged must be there once. `k6 run load-tests/storm.ts`
// EVENTS_A_SECOND 5, STORM_SECONDS 60. With CALM=1 nothing may be refused: a restart in turn, as a cluster does it.
import { sleep } from 'k6';
import { remember } from './lib/acknowledged.ts';
import { tried, type Tried } from './lib/ask.ts';
import { tokenOf } from './lib/login.ts';
import { board, report } from './lib/operations.ts';
import { centres, matterOf, pick } from './lib/people.ts';
import { numberIn } from './lib/settings.ts';
import { summaryOf } from './lib/summary.ts';

const rate = numberIn('EVENTS_A_SECOND', 5);
const duration = `${numberIn('STORM_SECONDS', 60)}s`;
const TRIES = 60;
const isCalm = __ENV.CALM === '1';

const steady = (exec: string, each: number) => ({
  executor: 'constant-arrival-rate',
  exec,
  rate: each,
  timeUnit: '1s',
  duration,
  preAllocatedVUs: 40,
  maxVUs: 400,
  gracefulStop: '90s',
});

export const options = {
  scenarios: { events: steady('event', rate), boards: steady('boards', rate * 2) },
  thresholds: isCalm ? { http_req_failed: ['rate==0'], checks: ['rate==1'] } : { checks: ['rate==1'] },
};

interface Reported {
  readonly reportCase: { readonly number: string };
}

/** Once more for whatever may pass; what the city has decided it says again under the same key. */
function until<T>(attempt: () => Tried<T>): T | null {
  for (let time = 0; time < (isCalm ? 1 : TRIES); time += 1) {
    const { data } = attempt();
    if (data) return data;
    sleep(0.5);
  }
  return null;
}

export function event(): void {
  const { login, place } = pick(centres, __ITER + __VU);
  const token = tokenOf(login);
  const mark = `storm-${__VU}-${__ITER}-${Date.now()}`;
  const input = { place, channel: 'HOTLINE', ...matterOf(__ITER, mark) };
  const made = until(() => tried<Reported>(report, { input }, { token, key: mark }));
  if (made) remember(made.reportCase.number, login);
}

export function boards(): void {
  const { login } = pick(centres, __ITER + __VU);
  until(() => tried(board, { filter: null }, { token: tokenOf(login) }));
}

export const handleSummary = summaryOf('storm');
