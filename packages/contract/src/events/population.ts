import type { EventSpec } from './spec.ts';

/** What population tells the city. Data are codes and ids only; nothing is said of tags. */
export const populationEvents = {
  // data: residency, household, house, ageBand, livesAlone
  'resident.registered': { zh: '居民已登记', heardBy: ['elderly-care'] },
  // data: fields (their names, joined by commas), ageBand, livesAlone
  'resident.changed': { zh: '居民信息已变更', heardBy: ['elderly-care'] },
  'resident.verified': { zh: '居民信息已核实' },
  'resident.verification-due': { zh: '居民信息待核实' },
  // data: from, to (place codes)
  'resident.moved': { zh: '居民已迁居', heardBy: ['elderly-care', 'party-building'] },
  'resident.moved-out': { zh: '居民已迁出', heardBy: ['elderly-care', 'party-building'] },
  'resident.deceased': { zh: '居民已故', heardBy: ['elderly-care', 'party-building'] },
  // data: ageBand, livesAlone
  'resident.death-undone': { zh: '死亡登记已撤销', heardBy: ['elderly-care', 'party-building'] },
  'resident.care-tags-changed': { zh: '关爱标签已变更' },
  // data: ageBand, livesAlone
  'resident.aged': { zh: '居民年龄段已变化', heardBy: ['elderly-care'] },
  // data: ageBand, livesAlone
  'resident.alone-changed': { zh: '居民独居情况已变化', heardBy: ['elderly-care'] },
  // data: into, from, household (that goes on), dissolved (that ended, or null)
  'resident.merged': {
    zh: '居民记录已合并',
    heardBy: ['housing', 'cases', 'jurisdictions', 'elderly-care', 'party-building'],
  },
  'resident.unmerged': {
    zh: '居民记录合并已撤销',
    heardBy: ['housing', 'cases', 'jurisdictions', 'elderly-care', 'party-building'],
  },
  // data: dissolved (the household that ended with the person, or null)
  'resident.erased': {
    zh: '居民记录已删除',
    heardBy: ['housing', 'cases', 'jurisdictions', 'elderly-care', 'party-building'],
    // name, idNumber, phone, birthDate: of owners, reporters and contacts these know no id.
    whisperedTo: ['housing', 'cases', 'elderly-care', 'party-building'],
  },
  // data: account
  'resident.account-linked': { zh: '居民账号已关联', heardBy: ['party-building'] },
  'resident.account-unlinked': { zh: '居民账号已解除关联', heardBy: ['party-building'] },
  // data: kind, house
  'household.registered': { zh: '家庭户已登记' },
  'household.changed': { zh: '家庭户已变更' },
  'household.dissolved': { zh: '家庭户已注销' },
  'household.restored': { zh: '家庭户已恢复' },
  // data: resident, house, relation
  'residence.started': { zh: '居住关系已建立', heardBy: ['housing'] },
  'residence.ended': { zh: '居住关系已结束', heardBy: ['housing'] },
  // data: resident, relative, kind
  'kinship.recorded': { zh: '亲属关系已登记' },
  'kinship.removed': { zh: '亲属关系已删除' },
  // data: resident, field, source
  'change.proposed': { zh: '变更待审核' },
  'change.applied': { zh: '变更已自动采用' },
  'change.approved': { zh: '变更已通过' },
  'change.rejected': { zh: '变更已驳回' },
  // data: a, b, score
  'duplicate.suggested': { zh: '发现疑似重复' },
  'duplicate.confirmed': { zh: '重复已确认' },
  'duplicate.dismissed': { zh: '疑似重复已排除' },
  // data: resident, purpose
  'consent.given': { zh: '已同意' },
  'consent.withdrawn': { zh: '同意已撤回' },
  // data: resident, kind
  'subject-request.received': { zh: '个人信息请求已受理' },
  'subject-request.identity-checked': { zh: '请求人身份已核验' },
  'subject-request.in-review': { zh: '个人信息请求审查中' },
  'subject-request.fulfilled': { zh: '个人信息请求已办结' },
  'subject-request.refused': { zh: '个人信息请求不予支持' },
  'subject-request.overdue': { zh: '个人信息请求已逾期' },
  'population.configured': { zh: '人口设置已变更' },
} as const satisfies Record<string, EventSpec>;
