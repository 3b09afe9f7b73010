// After a storm everybody scans: each of the paper's 749 codes is scanned and reported at within one minute, by people
// without a login, each from an address of their own. `k6 run load-tests/qr-burst.ts`; CODES 749.
// The gateway must believe the address a proxy names (LINLI_TRUSTED_PROXIES): all phones would else be one.
import exec from 'k6/execution';
import { remember } from './lib/acknowledged.ts';
import { ask, askAs } from './lib/ask.ts';
import { tokenOf } from './lib/login.ts';
import { codes, reportByQr, scan } from './lib/operations.ts';
import { centres, matterOf, pick } from './lib/people.ts';
import { numberIn } from './lib/settings.ts';
import { summaryOf } from './lib/summary.ts';

const count = numberIn('CODES', 749);

export const options = {
  scenarios: {
    burst: {
      executor: 'constant-arrival-rate',
      rate: count,
      timeUnit: '1m',
      duration: '1m',
      preAllocatedVUs: 40,
      maxVUs: 200,
    },
  },
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    'http_req_duration{name:ScanCode}': ['p(95)<300'],
    'http_req_duration{name:ReportByQr}': ['p(95)<500'],
    dropped_iterations: ['count==0'],
  },
};

interface Codes {
  readonly grid: {
    readonly points: { readonly nodes: readonly { readonly qrCode: { readonly token: string } | null }[] };
  };
}

/** The codes that hang in the two centres' grids, with the login that will find what is reported at them. */
export function setup(): readonly { readonly token: string; readonly login: string }[] {
  return centres.flatMap(({ login, grid }) => {
    const found = ask<Codes>(codes, { code: grid }, tokenOf(login))?.grid.points.nodes ?? [];
    return found.flatMap(({ qrCode }) => (qrCode ? [{ token: qrCode.token, login }] : []));
  });
}

// Documentation addresses (RFC 3849): nobody's.
const addressOf = (at: number): string => `2001:db8:${(at >> 8).toString(16)}:${(at & 255).toString(16)}::1`;

export default function burst(found: ReturnType<typeof setup>): void {
  const at = exec.scenario.iterationInTest;
  const { token, login } = pick(found, at);
  const address = addressOf(at);
  askAs(scan, { token }, { address });
  const input = matterOf(at, `burst-${at}-${Date.now()}`);
  const made = askAs<{ reportByQr: { number: string } }>(reportByQr, { token, input }, { address });
  if (made) remember(made.reportByQr.number, login);
}

export const handleSummary = summaryOf('qr-burst');
