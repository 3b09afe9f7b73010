// A vendor's module that reads along: trusted documents by their ids, ten a second, inside the points a vendor has.
// The gateway must have load-tests/documents as LINLI_DOCUMENTS_DIR. `k6 run load-tests/vendor.ts`; RATE 10, VENDOR_SECONDS 60.
import { askAs } from './lib/ask.ts';
import { tokenOfApp } from './lib/login.ts';
import { numberIn } from './lib/settings.ts';
import { summaryOf } from './lib/summary.ts';

const documents = JSON.parse(open('./documents/vendor-demo.json')) as Readonly<Record<string, string>>;

/** The id under which the gateway keeps a document. */
function idOf(name: string): string {
  const found = Object.entries(documents).find(([, text]) => text.startsWith(`query ${name}`));
  if (!found) throw new Error(`no document ${name}`);
  return found[0];
}

const [board, page] = [idOf('VendorBoard'), idOf('VendorPage')];

export const options = {
  scenarios: {
    vendor: {
      executor: 'constant-arrival-rate',
      rate: numberIn('RATE', 10),
      timeUnit: '1s',
      duration: `${numberIn('VENDOR_SECONDS', 60)}s`,
      preAllocatedVUs: 10,
      maxVUs: 100,
    },
  },
  thresholds: {
    checks: ['rate==1'],
    http_req_failed: ['rate==0'],
    'http_req_duration{name:VendorBoard}': ['p(95)<300'],
    'http_req_duration{name:VendorPage}': ['p(95)<300'],
    dropped_iterations: ['count==0'],
  },
};

interface Page {
  readonly cases: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } };
}

/** The newest, and what comes behind them. */
export default function reading(): void {
  const token = tokenOfApp('vendor-demo', 'case.read');
  const first = askAs<Page>({ name: 'VendorBoard', query: '' }, {}, { token, documentId: board });
  const { hasNextPage, endCursor } = first?.cases.pageInfo ?? { hasNextPage: false, endCursor: '' };
  if (hasNextPage) askAs({ name: 'VendorPage', query: '' }, { after: endCursor }, { token, documentId: page });
}

export const handleSummary = summaryOf('vendor');
