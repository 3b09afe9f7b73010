import { promises } from '@linli/testkit';
import { subgraph } from '../src/index.ts';

promises(subgraph);
