import { settings } from './config.ts';
import { startIdentity } from './identity.ts';

const identity = await startIdentity(settings());
process.stdout.write(`identity at ${identity.issuer}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void identity.close().then(() => process.exit(0)));
}
