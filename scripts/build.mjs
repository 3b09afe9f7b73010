// `npm run build`: installs if needed and builds every package.
import { bootstrap } from './bootstrap.mjs';

await bootstrap();
