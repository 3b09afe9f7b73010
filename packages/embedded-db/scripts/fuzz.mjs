// npm run fuzz -w @linli/embedded-db -- --cases 2000 [--seed 7] [--processes 8 --seconds 60]
import { parseArgs } from 'node:util';
import { runTest } from './jest.mjs';

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    seed: { type: 'string' },
    processes: { type: 'string' },
    seconds: { type: 'string' },
  },
});

if (values.processes === undefined)
  runTest('embedded-db/test/differential', {
    LINLI_FUZZ_CASES: values.cases ?? '1000',
    LINLI_FUZZ_SEED: values.seed,
  });
else
  runTest('embedded-db/test/processes', {
    LINLI_PROCESSES: values.processes,
    LINLI_PROCESS_SECONDS: values.seconds ?? '30',
    LINLI_FUZZ_SEED: values.seed,
  });
