import type { EventSpec } from './spec.ts';

/** What merchants tells the city. Data are codes and ids only. */
export const merchantsEvents = {
  // data: kind, section
  'merchant.opened': { zh: '商户已登记' },
  'merchant.changed': { zh: '商户信息已变更' },
  'merchant.moved': { zh: '商户已迁址' },
  'merchant.premises-lost': { zh: '商户经营场所已注销' },
  'merchant.suspended': { zh: '商户已停业' },
  'merchant.resumed': { zh: '商户已恢复营业' },
  'merchant.closed': { zh: '商户已注销' },
  // data: score, ruleVersion
  'merchant.credit-changed': { zh: '商户信用评分已变更' },
  // data: merchant, kind
  'licence.recorded': { zh: '证照已登记' },
  'licence.renewed': { zh: '证照已延续' },
  'licence.expiring': { zh: '证照将于三十日内到期' },
  'licence.expired': { zh: '证照已过期' },
  'licence.revoked': { zh: '证照已吊销' },
  'checklist.configured': { zh: '检查表已配置' },
  'credit-rule.published': { zh: '信用评分规则已公布' },
  // data: merchant, joint
  'inspection.planned': { zh: '检查已安排' },
  'inspection.cancelled': { zh: '检查已取消' },
  // data: merchant, checklist, result
  'inspection.recorded': { zh: '检查分项已记录' },
  'inspection.passed': { zh: '检查合格' },
  'inspection.failed': { zh: '检查不合格' },
  'rectification.ordered': { zh: '已责令整改' },
  'rectification.submitted': { zh: '整改已提交' },
  'rectification.returned': { zh: '整改已退回' },
  'rectification.verified': { zh: '整改复查合格' },
  'rectification.overdue': { zh: '整改已逾期' },
  // data: merchant, team, teams, automatic
  'rectification.transferred': { zh: '整改已移交执法', heardBy: ['cases'] },
  'rectification.settled': { zh: '整改已由案件办结' },
  // data: merchant, faults
  'self-check.submitted': { zh: '商户已自查' },
  'circle.opened': { zh: '商圈已建立' },
  'circle.joined': { zh: '商户已加入商圈' },
  'circle.left': { zh: '商户已退出商圈' },
  'circle.activity-announced': { zh: '商圈活动已发布' },
  'circle.activity-cancelled': { zh: '商圈活动已取消' },
  'market.opened': { zh: '市场已登记' },
  'stall.let': { zh: '摊位已出租' },
  'stall.vacated': { zh: '摊位已腾退' },
  // data: market, stall
  'lot.received': { zh: '批次已进货' },
  'lot.tested': { zh: '批次已检测' },
  'lot.withdrawn': { zh: '批次已下架' },
  'lot.sold-out': { zh: '批次已售完' },
  'price.posted': { zh: '价格已公示' },
  'price.corrected': { zh: '价格已更正' },
} as const satisfies Record<string, EventSpec>;
