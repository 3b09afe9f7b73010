import type { EventSpec } from './spec.ts';

/** What housing tells the city. Data are codes and ids only. */
export const housingEvents = {
  'estate.registered': { zh: '小区已登记' },
  'estate.changed': { zh: '小区信息已变更' },
  'building.registered': { zh: '楼栋已登记' },
  'building.changed': { zh: '楼栋信息已变更' },
  'unit.registered': { zh: '单元已登记' },
  // data: building, estate, addressKey (the standard address below the division)
  'house.registered': { zh: '房屋已登记', heardBy: ['population'] },
  // data: building, estate, addressKey
  'house.changed': { zh: '房屋信息已变更', heardBy: ['population', 'merchants'] },
  // data: from, to
  'house.use-changed': { zh: '房屋用途已变更' },
  'house.removed': { zh: '房屋已注销', heardBy: ['population', 'merchants'] },
  // data: kind (ESTATE, BUILDING, HOUSE)
  'address.aliased': { zh: '地址别名已登记' },
  // data: house
  'lease.registered': { zh: '租赁已登记' },
  'lease.expiring': { zh: '租赁将于三十日内到期' },
  // data: house, state (EXPIRED or ENDED)
  'lease.ended': { zh: '租赁已终止' },
  // data: kind, severity, and what it is about (house, building or estate)
  'hazard.found': { zh: '隐患已发现' },
  'hazard.ordered': { zh: '隐患已责令整改' },
  'hazard.rectifying': { zh: '隐患整改中' },
  'hazard.checked': { zh: '隐患复查合格' },
  'hazard.overdue': { zh: '隐患已逾期' },
  'hazard.closed': { zh: '隐患已销号' },
  'hazard.escalated': { zh: '隐患已升级为案件', heardBy: ['cases'] },
  // data: house, seen, registered
  'occupancy.checked': { zh: '居住情况已核查' },
  // data: house, kind
  'mismatch.found': { zh: '发现人房不符' },
  // data: house, kind, by (FACT or DECISION)
  'mismatch.resolved': { zh: '人房不符已消除' },
} as const satisfies Record<string, EventSpec>;
