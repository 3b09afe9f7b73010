// A day of a district's streets: 500 events a day in each of 160 streets (the papers' figure) come in as an open model,
// with a peak of ten times the mean, while boards and overviews are read. `k6 run load-tests/street-day.ts`
// STREETS, EVENTS and PEAK change the figures, STAGE_SECONDS the length of each stage.
import { remember } from './lib/acknowledged.ts';
import { ask } from './lib/ask.ts';
import { tokenOf } from './lib/login.ts';
import { admit, board, inbox, overview, report } from './lib/operations.ts';
import { centres, lastDays, matterOf, pick, readers } from './lib/people.ts';
import { numberIn } from './lib/settings.ts';
import { summaryOf } from './lib/summary.ts';

const DAY_SECONDS = 86_400;
const mean = (numberIn('STREETS', 160) * numberIn('EVENTS', 500)) / DAY_SECONDS;
const peak = mean * numberIn('PEAK', 10);
const stage = `${numberIn('STAGE_SECONDS', 60)}s`;

// k6 counts arrivals in whole numbers: a minute is fine enough.
const aMinute = (perSecond: number): number => Math.max(1, Math.round(perSecond * 60));
const stages = [
  { target: aMinute(mean), duration: stage },
  { target: aMinute(peak), duration: '10s' },
  { target: aMinute(peak), duration: stage },
  { target: aMinute(mean), duration: '10s' },
  { target: aMinute(mean), duration: stage },
];
const open = { executor: 'ramping-arrival-rate', timeUnit: '1m', preAllocatedVUs: 20, maxVUs: 200 } as const;

export const options = {
  scenarios: {
    events: { ...open, exec: 'event', startRate: aMinute(mean), stages },
    // Every event is looked at about twice, every overview once for ten events.
    boards: {
      ...open,
      exec: 'boards',
      startRate: aMinute(mean * 2),
      stages: stages.map((each) => ({ ...each, target: each.target * 2 })),
    },
    overviews: {
      ...open,
      exec: 'overviews',
      startRate: aMinute(mean / 10),
      stages: stages.map((each) => ({ ...each, target: Math.max(1, Math.round(each.target / 10)) })),
    },
  },
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    'http_req_duration{name:ReportCase}': ['p(95)<200'],
    'http_req_duration{name:AdmitCase}': ['p(95)<200'],
    'http_req_duration{name:CaseBoard}': ['p(95)<300'],
    'http_req_duration{name:CaseInbox}': ['p(95)<300'],
    'http_req_duration{name:Overview}': ['p(95)<300'],
    dropped_iterations: ['count==0'],
  },
};

interface Reported {
  readonly reportCase: { readonly id: string; readonly version: number; readonly number: string };
}

let made = 0;

export function event(): void {
  made += 1;
  const { login, place } = pick(centres, __ITER + __VU);
  const token = tokenOf(login);
  const input = { place, channel: 'HOTLINE', ...matterOf(made, `day-${__VU}-${__ITER}-${Date.now()}`) };
  const reported = ask<Reported>(report, { input }, token)?.reportCase;
  if (!reported) return;
  const { id, version, number } = reported;
  remember(number, login);
  ask(admit, { id, version }, token);
}

export function boards(): void {
  const { login } = pick(centres, __ITER + __VU);
  const token = tokenOf(login);
  ask(board, { filter: null }, token);
  ask(inbox, {}, token);
}

export function overviews(): void {
  const { login, code } = pick(readers, __ITER + __VU);
  ask(overview, { code, range: lastDays(90) }, tokenOf(login));
}

export const handleSummary = summaryOf('street-day');
