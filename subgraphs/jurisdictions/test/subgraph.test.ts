import { promises } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';

promises(subgraph);
