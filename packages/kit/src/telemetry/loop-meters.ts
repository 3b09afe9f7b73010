import { theMeter } from './metrics.ts';

/** Counts the rounds of a service's loops: one that fails, or that nobody runs any more, shows. */
export function loopMeters(service: string) {
  const rounds = theMeter().createCounter('linli.loop.rounds', { description: 'Rounds of the work nobody asks for' });
  return (loop: string) => {
    const labels = { 'linli.service': service, loop };
    // A first failure is a step up from nought, and no figure that was not there before.
    rounds.add(0, { ...labels, outcome: 'failed' });
    return {
      done: () => rounds.add(1, { ...labels, outcome: 'done' }),
      failed: () => rounds.add(1, { ...labels, outcome: 'failed' }),
    };
  };
}
