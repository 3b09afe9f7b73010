import type { EventSpec } from './spec.ts';

/** What jurisdictions tells the city. Data are codes and ids only. */
export const jurisdictionsEvents = {
  'division.admin-model-changed': { zh: '管理体制已调整', heardBy: ['cases'] },
  'division.added': { zh: '区划已新设' },
  'division.renamed': { zh: '区划已更名' },
  'division.ended': { zh: '区划已撤销或变更' },
  'grid.created': { zh: '网格已建立' },
  'grid.redrawn': { zh: '网格边界已调整' },
  // data: into
  'grid.merged': { zh: '网格已合并', heardBy: ['party-building'] },
  // data: parts (how many), codes (of the parts, joined by commas)
  'grid.split': { zh: '网格已拆分', heardBy: ['party-building'] },
  'grid.closed': { zh: '网格已停用' },
  'worker.registered': { zh: '工作人员已登记' },
  'worker.left': { zh: '工作人员已离职' },
  // data: worker, role, held (true when it begins, false when it ends)
  'assignment.changed': { zh: '网格任职已变更' },
  'point.registered': { zh: '点位已登记' },
  'point.moved': { zh: '点位已迁移', heardBy: ['merchants'] },
  'point.removed': { zh: '点位已停用', heardBy: ['merchants'] },
  // data: token, point, kind. Said again with the new place when the point moves: hearers keep the last one.
  'qr.issued': { zh: '二维码已启用', heardBy: ['cases', 'merchants'] },
  'qr.retired': { zh: '二维码已停用', heardBy: ['cases', 'merchants'] },
  'qr.scanned': { zh: '二维码被扫描' },
  'visit.planned': { zh: '走访巡查已安排' },
  'visit.done': { zh: '走访巡查已完成' },
  'visit.missed': { zh: '入户走访已漏访' },
  'patrol.missed': { zh: '点位巡查已漏巡' },
  // data: kind, worker, source (meal/<id> for a missed meal)
  'task.assigned': { zh: '任务已派发', heardBy: ['elderly-care'] },
  // data: worker, source
  'task.done': { zh: '任务已办结', heardBy: ['elderly-care'] },
  'task.overdue': { zh: '任务已超期' },
  'task.cancelled': { zh: '任务已取消' },
  // data: alert, worker, user (login of the nearest one on duty; null when nobody is)
  'alert.worker-named': { zh: '老年人预警已指派最近人员', heardBy: ['elderly-care'] },
  'appraisal.published': { zh: '考核已公示' },
  'appraisal.appealed': { zh: '考核已申诉' },
  'appraisal.final': { zh: '考核已定论' },
} as const satisfies Record<string, EventSpec>;
