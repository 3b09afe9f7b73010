import { statSync } from 'node:fs';

// What takes longest, longest first: begun last, one of them would go on alone when all the others are done.
const dear = [
  'standalone/test/e2e/pages.browser',
  'standalone/test/e2e/forms.browser',
  'standalone/test/e2e/small',
  'standalone/test/e2e/import',
  'standalone/test/e2e/lives',
  'standalone/test/differential',
  'standalone/test/e2e/canary',
  'standalone/test/e2e/kill',
  'standalone/test/e2e/city',
  'standalone/test/e2e/telemetry',
  'cases/test/transitions',
  'cases/test/matters',
  'population/test/people',
  'jurisdictions/test/places',
  'merchants/test/shops',
  'housing/test/living',
  'elderly-care/test/elders',
  'subgraph.test',
  'embedded-db/test/',
];

const rankOf = (path) => {
  const at = dear.findIndex((part) => path.includes(part));
  return at < 0 ? dear.length : at;
};

/** Runs the dearest test files first, also where nobody measured yet; then the longer before the shorter. */
export default class DearestFirst {
  sort(tests) {
    const weighed = tests.map((test) => ({ test, rank: rankOf(test.path), size: statSync(test.path).size }));
    return weighed.sort((a, b) => a.rank - b.rank || b.size - a.size).map(({ test }) => test);
  }

  cacheResults() {}
}
