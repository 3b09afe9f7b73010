import { readSettings } from './config.ts';
import { startGateway } from './start.ts';

const gateway = await startGateway(readSettings());

// What is wrong with a newer graph stands in the log already.
process.on('SIGHUP', () => void gateway.reload().catch(() => 'SAME'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void gateway.close());
