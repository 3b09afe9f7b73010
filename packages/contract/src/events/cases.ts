import type { EventSpec } from './spec.ts';

/** What cases tells the city. */
export const casesEvents = {
  'case.reported': { zh: '案件已上报' },
  // data: hazard, case
  'case.opened-for-hazard': { zh: '隐患已立案', heardBy: ['housing'] },
  // data: alert, case
  'case.opened-for-alert': { zh: '老年人预警已立案', heardBy: ['elderly-care'] },
  // data: inspection, case
  'case.opened-for-inspection': { zh: '逾期整改已立案', heardBy: ['merchants'] },
  'case.merged': { zh: '案件已并入另一案件', heardBy: ['housing', 'elderly-care', 'merchants'] },
  'case.rejected': { zh: '案件不予受理', heardBy: ['housing', 'elderly-care', 'merchants'] },
  'case.appealed': { zh: '不予受理已被申诉' },
  'case.accepted': { zh: '案件已受理' },
  'case.reported-up': { zh: '案件已由网格上报' },
  'case.dispatched': { zh: '案件已派遣' },
  'case.made-joint': { zh: '案件转为联合处置' },
  'case.escalated': { zh: '案件已提级' },
  'case.taken': { zh: '案件已接单' },
  'case.returned': { zh: '案件已退回' },
  'case.joint-answered': { zh: '协办单位已答复' },
  'case.pause-requested': { zh: '已申请挂起或延期' },
  'case.pause-refused': { zh: '挂起或延期未获批准' },
  'case.suspended': { zh: '案件已挂起' },
  'case.extended': { zh: '案件已延期' },
  'case.resumed': { zh: '案件已恢复办理' },
  'case.resolved': { zh: '案件已办结' },
  'case.verified': { zh: '案件核查通过' },
  'case.rework': { zh: '案件核查不通过,重新处置' },
  'case.callback-tried': { zh: '回访未接通' },
  'case.closed': { zh: '案件已结案', heardBy: ['housing', 'elderly-care', 'merchants'] },
  'case.reopened': { zh: '案件已重开' },
  'case.voided': { zh: '案件已作废', heardBy: ['housing', 'elderly-care', 'merchants'] },
  'case.overdue': { zh: '案件已超时' },
  'case.overdue-informed': { zh: '案件严重超时,已告知上一层级' },
  'case.photo-added': { zh: '案件已添加照片' },
  'case.warned': { zh: '同类案件异常增多预警' },
  'case-category.configured': { zh: '案件类别已配置' },
  'bulletin.drafted': { zh: '通报已起草' },
  'bulletin.published': { zh: '通报已发布' },
} as const satisfies Record<string, EventSpec>;
