// `npm start`: the whole city on this machine.
import { bootstrap } from './bootstrap.mjs';

await bootstrap();
await import('../packages/standalone/dist/main.js');
