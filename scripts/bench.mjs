// `npm run bench -- overview|pages`: measures what the promises say about time.
import { bootstrap } from './bootstrap.mjs';

const benches = ['overview', 'pages'];
const [asked] = process.argv.slice(2);
if (asked && !benches.includes(asked)) {
  process.stderr.write(`There is no bench "${asked}": ${benches.join(', ')}.\n`);
  process.exit(1);
}
await bootstrap();
for (const name of asked ? [asked] : benches) await import(`../packages/standalone/bench/${name}.mjs`);
