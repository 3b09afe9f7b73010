import { promises } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { headsFile } from './people.ts';

headsFile();
promises(subgraph);
