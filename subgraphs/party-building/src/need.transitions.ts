import type { NeedAction, NeedState } from './schema.types.ts';

/** Who may take a step. */
export type NeedPart = 'POSTER' | 'CLAIMANT' | 'OTHERS' | 'SUPERVISOR';

interface Transition {
  readonly from: readonly NeedState[];
  readonly to: NeedState;
  readonly by: NeedPart;
}

/** How a need goes its way 有求必应. Anything else is refused; time alone takes it to EXPIRED. */
export const transitions: Readonly<Record<NeedAction, Transition>> = {
  CLAIM: { from: ['POSTED'], to: 'CLAIMED', by: 'OTHERS' },
  GIVE_BACK: { from: ['CLAIMED', 'DOING'], to: 'POSTED', by: 'CLAIMANT' },
  BEGIN: { from: ['CLAIMED'], to: 'DOING', by: 'CLAIMANT' },
  FINISH: { from: ['DOING'], to: 'DONE', by: 'CLAIMANT' },
  CONFIRM: { from: ['DONE'], to: 'CONFIRMED', by: 'POSTER' },
  SEND_BACK: { from: ['DONE'], to: 'DOING', by: 'POSTER' },
  WITHDRAW: { from: ['POSTED', 'CLAIMED', 'EXPIRED'], to: 'WITHDRAWN', by: 'POSTER' },
  TAKE_OVER: { from: ['EXPIRED'], to: 'DOING', by: 'SUPERVISOR' },
  DISMISS: { from: ['POSTED', 'EXPIRED'], to: 'DISMISSED', by: 'SUPERVISOR' },
};
