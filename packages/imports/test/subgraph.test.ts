import { promises } from '@linli/testkit';
import { subgraph } from './people/subgraph.ts';

promises(subgraph);
