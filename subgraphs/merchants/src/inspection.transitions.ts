import type { Permission } from '@linli/contract';
import type { InspectionAction, InspectionState } from './words.ts';

/** One row of the table: from where to where, with which right, and who may not. */
export interface Transition {
  readonly action: InspectionAction;
  readonly from: readonly InspectionState[];
  readonly to: InspectionState;
  readonly may: Permission;
  /** Only what did not pass. */
  readonly failedOnly?: boolean;
  /** Whoever submitted it does not look at it 职责分离. */
  readonly notBySubmitter?: boolean;
}

const running: readonly InspectionState[] = ['RECTIFY_ORDERED', 'OVERDUE'];

/** How an inspection goes its way 检查闭环. Anything else is refused. */
export const transitions: readonly Transition[] = [
  { action: 'CANCEL', from: ['PLANNED'], to: 'CANCELLED', may: 'inspection.plan' },
  { action: 'RECORD', from: ['PLANNED'], to: 'DONE', may: 'inspection.record' },
  { action: 'ORDER', from: ['DONE'], to: 'RECTIFY_ORDERED', may: 'inspection.record', failedOnly: true },
  { action: 'SUBMIT', from: running, to: 'SUBMITTED', may: 'rectification.submit' },
  { action: 'VERIFY', from: ['SUBMITTED'], to: 'VERIFIED', may: 'inspection.verify', notBySubmitter: true },
  { action: 'SEND_BACK', from: ['SUBMITTED'], to: 'RECTIFY_ORDERED', may: 'inspection.verify', notBySubmitter: true },
  { action: 'TRANSFER', from: running, to: 'TRANSFERRED', may: 'inspection.verify' },
];
