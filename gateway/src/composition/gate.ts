import type { Log } from '@linli/kit/log';
import { breakingChanges, explained, lineOf } from './breaking.ts';
import { CompositionRefused } from './compose.ts';

/** What becomes of a graph that breaks what the last one promised. */
export type OnBreaking = 'REFUSE' | 'REPORT';

export interface GateSettings {
  readonly onBreaking: OnBreaking;
  /** Lines of changes that are meant. */
  readonly acceptedChanges: readonly string[];
  readonly log: Log;
}

/** Lets a newer graph through, or refuses it with everything it would break that nobody accepted. */
export function passGate(published: string, next: string, { onBreaking, acceptedChanges, log }: GateSettings): void {
  const broken = breakingChanges(published, next).filter((each) => !acceptedChanges.includes(lineOf(each)));
  if (broken.length === 0) return;
  const reasons = broken.map(explained);
  if (onBreaking === 'REFUSE') throw new CompositionRefused(reasons);
  log.warn({ reasons }, 'the newer graph breaks what the last one promised');
}
