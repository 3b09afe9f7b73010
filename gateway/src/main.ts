import { isProduction, readSettings } from './config.ts';
import { startTelemetry, telemetrySettings } from '@linli/kit/telemetry';
import { readArguments } from './arguments.ts';
import { startFromFile } from './start-from-file.ts';
import { startGateway } from './start.ts';

const file = readArguments(process.argv.slice(2), isProduction());
// Before anything that is to be seen starts.
const telemetry = await startTelemetry(telemetrySettings());
const gateway = await (file ? startFromFile(file) : startGateway(readSettings()));

// What is wrong with a newer graph stands in the log already.
process.on('SIGHUP', () => void gateway.reload().catch(() => 'SAME'));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void gateway.close().then(telemetry.stop));
