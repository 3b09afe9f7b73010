// An ordinary hour of a district, for as long as one likes: the same work as street-day without its peak. What grows is
// seen outside, in the memory of the processes. `k6 run load-tests/soak.ts`; SOAK_MINUTES 60, STREETS, EVENTS.
import { numberIn } from './lib/settings.ts';
import { summaryOf } from './lib/summary.ts';

export { boards, event, overviews } from './street-day.ts';

const DAY_MINUTES = 1_440;
const aMinute = (numberIn('STREETS', 160) * numberIn('EVENTS', 500)) / DAY_MINUTES;
const duration = `${numberIn('SOAK_MINUTES', 60)}m`;

const steady = (exec: string, rate: number) => ({
  executor: 'constant-arrival-rate',
  exec,
  rate: Math.max(1, Math.round(rate)),
  timeUnit: '1m',
  duration,
  preAllocatedVUs: 5,
  maxVUs: 50,
});

export const options = {
  scenarios: {
    events: steady('event', aMinute),
    boards: steady('boards', aMinute * 2),
    overviews: steady('overviews', aMinute / 10),
  },
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    'http_req_duration{name:ReportCase}': ['p(95)<200'],
    'http_req_duration{name:CaseBoard}': ['p(95)<300'],
    dropped_iterations: ['count==0'],
  },
};

export const handleSummary = summaryOf('soak');
