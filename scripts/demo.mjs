// `npm run demo -- binhu|nation|small`: loads a larger world into the data folder.
import { bootstrap } from './bootstrap.mjs';

await bootstrap();
await import('../packages/standalone/dist/demo.main.js');
