import type { Permission } from '@linli/contract';
import type { HazardAction, HazardState } from './words.ts';

/** One row of the table: from where to where, with which right, and who may not. */
export interface Transition {
  readonly action: HazardAction;
  readonly from: readonly HazardState[];
  readonly to: HazardState;
  readonly may: Permission;
  /** Whoever put it right neither checks it nor strikes it off 职责分离. */
  readonly notByRectifier?: boolean;
}

/** How a hazard goes its way 隐患闭环. Anything else is refused. */
export const transitions: readonly Transition[] = [
  { action: 'ORDER', from: ['FOUND'], to: 'ORDERED', may: 'hazard.order' },
  { action: 'DISMISS', from: ['FOUND'], to: 'CLOSED', may: 'hazard.order' },
  { action: 'RECTIFY', from: ['ORDERED'], to: 'RECTIFYING', may: 'hazard.find' },
  { action: 'PASS', from: ['RECTIFYING'], to: 'CHECKED', may: 'hazard.check', notByRectifier: true },
  { action: 'SEND_BACK', from: ['RECTIFYING'], to: 'ORDERED', may: 'hazard.check', notByRectifier: true },
  { action: 'CLOSE', from: ['CHECKED'], to: 'CLOSED', may: 'hazard.order', notByRectifier: true },
  { action: 'ESCALATE', from: ['FOUND', 'ORDERED', 'RECTIFYING'], to: 'ESCALATED', may: 'hazard.order' },
];
