// npm run kills -w @linli/embedded-db -- --kills 200 [--seed 7]
import { parseArgs } from 'node:util';
import { runTest } from './jest.mjs';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } } });

runTest('embedded-db/test/crash', { LINLI_KILLS: values.kills, LINLI_KILLS_SEED: values.seed });
