// `npm run demo -- binhu|nation|small`: loads a larger world into the data folder.
// `npm run demo -- ledger FILE [--rows 35000] [--format xlsx|csv|csv-gb18030] [--data data/binhu]`: writes a dirty ledger.
import { bootstrap } from './bootstrap.mjs';

await bootstrap();
await import('../packages/standalone/dist/demo.main.js');
