import { start } from '@linli/kit';
import { subgraph } from './subgraph.ts';

await start(subgraph);
