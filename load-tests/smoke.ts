// Does the city answer at all: every kind of caller, every kind of question, once. `k6 run load-tests/smoke.ts`
import { check } from 'k6';
import http from 'k6/http';
import { ask } from './lib/ask.ts';
import { tokenOf, tokenOfApp } from './lib/login.ts';
import { admit, board, byNumber, codes, inbox, overview, report, reportByQr } from './lib/operations.ts';
import { centres, lastDays, matterOf, readers } from './lib/people.ts';
import { settings } from './lib/settings.ts';
import { summaryOf } from './lib/summary.ts';

export const options = {
  vus: 1,
  iterations: 1,
  thresholds: { checks: ['rate==1'], http_req_failed: ['rate==0'] },
};

interface Reported {
  readonly reportCase: { readonly id: string; readonly version: number; readonly number: string };
}

interface Codes {
  readonly grid: {
    readonly points: { readonly nodes: readonly { readonly qrCode: { readonly token: string } | null }[] };
  };
}

export default function smoke(): void {
  const ready = http.get(`${settings.gateway}/health/ready`, { tags: { name: 'ready' } });
  check(ready.status, { 'the gateway is ready': (status) => status === 200 });
  for (const { login, code } of readers) ask(overview, { code, range: lastDays(90) }, tokenOf(login));
  for (const { login, place, grid } of centres) {
    const token = tokenOf(login);
    ask(board, {}, token);
    ask(inbox, {}, token);
    const mark = `smoke-${Date.now()}`;
    const input = { place, channel: 'HOTLINE', ...matterOf(0, mark) };
    const made = ask<Reported>(report, { input }, token)?.reportCase;
    if (made) {
      ask(byNumber, { number: made.number }, token);
      ask(admit, { id: made.id, version: made.version }, token);
    }
    const found = ask<Codes>(codes, { code: grid }, token)?.grid.points.nodes ?? [];
    const code = found.flatMap(({ qrCode }) => (qrCode ? [qrCode.token] : []))[0];
    if (code) ask(reportByQr, { token: code, input: matterOf(1, mark) }, null);
  }
  ask(board, {}, tokenOfApp('vendor-demo', 'case.read'));
}

export const handleSummary = summaryOf('smoke');
