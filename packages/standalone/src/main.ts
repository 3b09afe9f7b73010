import { startTelemetry, telemetrySettings } from '@linli/kit/telemetry';
import { startCity } from './city.ts';
import { greetingOf } from './greeting.ts';
import { stopOnSignals } from './signals.ts';
import { wordsOf } from './words.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const { dataDir, ...words } = wordsOf(process.argv.slice(2));
  const { metrics, ...traces } = telemetrySettings();
  // Of several processes each tells its own figures, and this one has none.
  const telemetry = await startTelemetry({ ...traces, metrics: words.split ? null : metrics });
  const city = await startCity({
    dataDir,
    ...words,
    ...(metrics ? { metricsPort: metrics.port } : {}),
    databaseBeside: true,
    world: 'small',
    say: (line) => say(`  ${line}`),
  });
  const close = () => city.close().then(telemetry.stop);
  stopOnSignals({ close }, say);
  say(greetingOf(city, dataDir));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
