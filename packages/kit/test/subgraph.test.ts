import { promises } from '@linli/testkit';
import { subgraph } from './houses/subgraph.ts';

promises(subgraph);
