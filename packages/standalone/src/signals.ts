import type { City } from './city.ts';

const FORCED = 130;

/** Stops the city in order at the first Ctrl-C or SIGTERM; a second one ends it at once. */
export function stopOnSignals(city: Pick<City, 'close'>, say: (line: string) => void): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(FORCED);
    isStopping = true;
    say('stopping');
    await city.close();
    say('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}
