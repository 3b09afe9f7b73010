import type { EventSpec } from './spec.ts';

/** What party-building tells the city. Data are codes and ids only; nothing is said of who is a member. */
export const partyBuildingEvents = {
  // data: kind, serves (the place it answers for, or null)
  'party-org.founded': { zh: '党组织已成立' },
  'party-org.changed': { zh: '党组织信息已变更' },
  'party-org.merged': { zh: '党组织已合并' },
  'party-org.dissolved': { zh: '党组织已撤销' },
  // data: none: whoever is meant stands in the record alone
  'party-member.changed': { zh: '党员信息已变更' },
  // data: org, kind
  'activity.planned': { zh: '组织生活已安排' },
  'activity.opened': { zh: '组织生活已开始签到' },
  'activity.held': { zh: '组织生活已开展' },
  'activity.cancelled': { zh: '组织生活已取消' },
  // data: activity
  'activity.checked-in': { zh: '组织生活已签到' },
  // data: kind
  'need.posted': { zh: '需求已发布' },
  'need.claimed': { zh: '需求已认领' },
  'need.given-back': { zh: '需求已退回' },
  'need.begun': { zh: '需求办理中' },
  'need.done': { zh: '需求已办结' },
  'need.sent-back': { zh: '需求未解决,重新办理' },
  'need.confirmed': { zh: '需求已由居民确认' },
  'need.withdrawn': { zh: '需求已撤回' },
  'need.dismissed': { zh: '需求不予办理' },
  // data: kind, org (the grid branch it goes to, or null)
  'need.unanswered': { zh: '需求十四日无人响应' },
  'need.taken-over': { zh: '需求已由网格党支部接办' },
  // data: org
  'call.published': { zh: '号召已发布' },
  'call.opened': { zh: '号召已开始报名' },
  'call.closed': { zh: '号召已截止报名' },
  'call.summarised': { zh: '号召已总结' },
  'call.cancelled': { zh: '号召已取消' },
  'project.opened': { zh: '志愿项目已开始' },
  'project.ended': { zh: '志愿项目已结束' },
  // data: project
  'shift.planned': { zh: '志愿班次已安排' },
  'shift.served': { zh: '志愿班次已完成' },
  'shift.cancelled': { zh: '志愿班次已取消' },
  // data: of (CALL or SHIFT), target
  'sign-up.made': { zh: '报名已提交' },
  'sign-up.withdrawn': { zh: '报名已撤回' },
  // data: points
  'points.earned': { zh: '积分已入账' },
  'points.redeemed': { zh: '积分已兑换' },
} as const satisfies Record<string, EventSpec>;
