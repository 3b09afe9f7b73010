import { promises } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { samples } from './samples.ts';

promises(subgraph, { samples });
