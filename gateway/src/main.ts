import { readSettings } from './config.ts';
import { startGateway } from './start.ts';

const gateway = await startGateway(readSettings());

process.on('SIGHUP', () => void gateway.reload().catch(() => undefined));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void gateway.close());
