import { fail } from '@linli/kit';
import type { Job } from './job.ts';
import type { State } from './words.ts';

/** What people do to an import. */
export type Action = 'apply' | 'cancel' | 'check' | 'choose' | 'continue' | 'map' | 'retry' | 'undo';

/** From where; what is not in the row is refused as IMPORT_STATE. */
export const transitions: Readonly<Record<Action, readonly State[]>> = {
  continue: ['UPLOADING'],
  choose: ['UPLOADED', 'MAPPED', 'CHECKED'],
  map: ['UPLOADED', 'MAPPED', 'CHECKED'],
  check: ['MAPPED', 'CHECKED'],
  apply: ['CHECKED'],
  cancel: ['UPLOADING', 'UPLOADED', 'MAPPED', 'CHECKING', 'CHECKED', 'APPLYING'],
  retry: ['FAILED'],
  undo: ['APPLIED', 'PARTLY', 'CANCELLED', 'FAILED'],
};

/** Refuses an action the import does not stand for. */
export function checkState({ state }: Job, action: Action): void {
  if (!transitions[action].includes(state)) fail('IMPORT_STATE', { state, action });
}

/** Whether nobody needs the file any more: all of it is in, or nothing of it is. */
export const isOver = ({ state, standing }: Job): boolean =>
  state === 'APPLIED' || state === 'ROLLED_BACK' || (state === 'CANCELLED' && standing === 0);
