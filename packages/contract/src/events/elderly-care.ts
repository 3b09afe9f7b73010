import type { EventSpec } from './spec.ts';

/** What elderly-care tells the city. Data are codes and ids only; of an assessment the level and nothing more. */
export const elderlyCareEvents = {
  // data: by (FACT or CLERK)
  'elder.profiled': { zh: '老年人档案已建立' },
  'elder.described': { zh: '老年人档案已更新' },
  // data: watch (NONE, ROUTINE or CLOSE)
  'elder.watch-changed': { zh: '老年人关注级别已变化' },
  'elder-contact.added': { zh: '老年人联系人已登记' },
  'elder-contact.removed': { zh: '老年人联系人已删除' },
  // data: elder, reason
  'assessment.started': { zh: '能力评估已开始' },
  'assessment.recorded': { zh: '能力评估已记录' },
  'assessment.signed': { zh: '能力评估已签字' },
  'assessment.submitted': { zh: '能力评估已提交' },
  'assessment.returned': { zh: '能力评估已退回' },
  // data: elder, level
  'assessment.published': { zh: '能力评估已公布' },
  'assessment.appealed': { zh: '能力评估已申诉' },
  // data: elder, outcome (KEPT, OVERTURNED or UNCONTESTED)
  'assessment.final': { zh: '能力评估已定论' },
  'assessment.expired': { zh: '能力评估已到期' },
  'care-plan.drafted': { zh: '照护计划已起草' },
  'care-plan.revised': { zh: '照护计划已调整' },
  'care-plan.started': { zh: '照护计划已实施' },
  'care-plan.ended': { zh: '照护计划已结束' },
  // data: elder, kind
  'care-task.given': { zh: '照护任务已派发' },
  'care-task.started': { zh: '照护任务已开始' },
  'care-task.done': { zh: '照护任务已完成' },
  'care-task.missed': { zh: '照护任务已错过' },
  'care-task.cancelled': { zh: '照护任务已取消' },
  // data: kind, elder, point
  'alert.raised': { zh: '老年人预警已发出', heardBy: ['cases', 'jurisdictions'] },
  // data: step (FAMILY or STREET)
  'alert.passed-on': { zh: '老年人预警已转下一环节' },
  'alert.unanswered': { zh: '老年人预警无人应答' },
  'alert.acknowledged': { zh: '老年人预警已应答' },
  'alert.arrived': { zh: '老年人预警已到场' },
  'alert.dismissed': { zh: '老年人预警为误报' },
  'alert.closed': { zh: '老年人预警已解除' },
  'provider.registered': { zh: '养老服务机构已登记' },
  'provider.suspended': { zh: '养老服务机构已暂停' },
  'provider.resumed': { zh: '养老服务机构已恢复' },
  // data: elder, provider, kind
  'service-order.placed': { zh: '养老服务已下单' },
  'service-order.accepted': { zh: '养老服务已接单' },
  'service-order.refused': { zh: '养老服务已拒单' },
  'service-order.done': { zh: '养老服务已完成' },
  'service-order.confirmed': { zh: '养老服务已确认' },
  'service-order.cancelled': { zh: '养老服务已取消' },
  'canteen.opened': { zh: '老年食堂已开设' },
  'canteen.closed': { zh: '老年食堂已停办' },
  'menu.published': { zh: '菜单已发布' },
  // data: elder, canteen, day
  'meal.ordered': { zh: '助餐已下单' },
  'meal.cooked': { zh: '助餐已出餐' },
  'meal.delivered': { zh: '助餐已送达助餐点' },
  'meal.handed-over': { zh: '助餐已交付' },
  'meal.rated': { zh: '助餐已评价' },
  'meal.cancelled': { zh: '助餐已取消' },
  // data: elder, canteen, day, watched (whether somebody has to look)
  'meal.missed': { zh: '助餐未取', heardBy: ['jurisdictions'] },
  'meal-subsidy.set': { zh: '助餐补贴规则已设定' },
  'satisfaction.answered': { zh: '满意度已答复' },
  'elderly-care.configured': { zh: '养老服务设置已变更' },
} as const satisfies Record<string, EventSpec>;
