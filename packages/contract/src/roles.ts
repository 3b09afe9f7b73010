import type { Permission } from './permissions.ts';

const seeing = [
  'jurisdiction.read',
  'worker.read',
  'case.read',
  'house.read',
  'merchant.read',
  'party.read',
  'need.read',
] as const;
const reporting = [
  'case.report',
  'duty.report',
  'task.do',
  'appraisal.appeal',
  'hazard.find',
  'occupancy.check',
  'rectification.submit',
] as const;
const knowing = ['resident.read', 'resident.lookup'] as const;
const peopling = [...knowing, 'resident.register', 'resident.propose'] as const;
const caring = ['elder.read', 'care.do', 'alert.raise'] as const;
const field = [...caring, ...seeing, ...reporting, 'visit.record', 'merchant.write', ...peopling] as const;
const neighbourly = ['party.read', 'need.read', 'need.claim', 'call.answer', 'party-life.own'] as const;
const partying = ['party.organise', 'need.supervise', 'call.make', 'volunteer.manage'] as const;
const deciding = ['resident.approve', 'resident.merge'] as const;
const centre = [
  'elder.read',
  'alert.raise',
  'alert.handle',
  'case.triage',
  'case.dispatch',
  'case.approve-pause',
  'case.verify',
  'case.callback',
  'task.assign',
  'visit.plan',
  'hazard.order',
  'hazard.check',
  'inspection.plan',
  'inspection.verify',
] as const;
const registering = ['house.write', 'lease.register', 'mismatch.decide', 'merchant.write', 'market.manage'] as const;
const leading = [
  'ability.approve',
  'care.plan',
  'elder.configure',
  ...partying,
  'case.void',
  'case.reopen',
  'case.publish',
  'grid.manage',
  'worker.manage',
  'point.manage',
  ...registering,
  'house.remove',
  ...knowing,
  ...deciding,
] as const;

/** The posts people hold 岗位, each with its Chinese name and what it may do where it is held. */
export const roles = {
  resident: {
    zh: '居民',
    may: [...neighbourly, 'need.post', 'jurisdiction.read', 'case.report', 'resident.own', 'access-log.read'],
  },
  volunteer: { zh: '志愿者', may: [...neighbourly, 'jurisdiction.read', 'case.report', 'task.do'] },
  'grid-worker': { zh: '网格员', may: [...field, 'case.grid'] },
  'info-officer': { zh: '信息员', may: field },
  'building-head': { zh: '楼长', may: [...neighbourly, 'jurisdiction.read', 'case.report', 'task.do'] },
  'hub-operator': { zh: '智慧中心坐席', may: [...seeing, ...reporting, ...centre, ...knowing, 'import.run'] },
  'community-clerk': {
    zh: '社区工作者',
    may: [
      ...field,
      'visit.plan',
      'task.assign',
      'volunteer.manage',
      ...registering,
      ...deciding,
      'subject-request.take',
      'import.run',
      'elder.write',
      'care.plan',
      'alert.handle',
      'meal.order',
    ],
  },
  'community-lead': {
    zh: '社区负责人',
    may: [...seeing, ...reporting, ...centre, ...leading, 'appraisal.make', 'import.run', 'access-log.read'],
  },
  'street-dispatcher': { zh: '街道调度员', may: [...seeing, ...reporting, ...centre] },
  'street-lead': {
    zh: '街道负责人',
    may: [...seeing, ...reporting, ...centre, ...leading, 'appraisal.decide', 'import.run'],
  },
  'district-dispatcher': { zh: '区级调度员', may: [...seeing, ...reporting, ...centre] },
  'district-admin': {
    zh: '区级管理员',
    may: [
      ...seeing,
      ...reporting,
      ...centre,
      ...leading,
      'appraisal.make',
      'appraisal.decide',
      'case.configure',
      'merchant.configure',
      'population.configure',
      'purpose.configure',
      'division.import',
      'event.read',
      'schema.read',
    ],
  },
  'dept-handler': {
    zh: '部门经办',
    may: [
      ...seeing,
      'case.report',
      'case.handle',
      'hazard.find',
      'hazard.check',
      'inspection.plan',
      'inspection.record',
      'inspection.verify',
      'resident.read',
      'resident.propose',
      'special-tag.manage',
    ],
  },
  inspector: {
    zh: '督查员',
    may: [...seeing, 'case.report', 'case.verify', 'case.reopen', 'hazard.find', 'hazard.check', 'inspection.verify'],
  },
  assessor: { zh: '评估员', may: ['jurisdiction.read', 'elder.read', 'ability.assess'] },
  'party-secretary': {
    zh: '党组织书记',
    may: [...seeing, ...neighbourly, ...partying, 'party-member.manage', 'party-activity.manage'],
  },
  facilitator: { zh: '促动师', may: ['jurisdiction.read'] },
  'meal-operator': { zh: '助餐点负责人', may: ['jurisdiction.read', 'elder.read', 'meal.order', 'meal.serve'] },
  'privacy-officer': {
    zh: '个人信息保护负责人',
    may: [
      'jurisdiction.read',
      'audit.read',
      'access-log.read',
      'purpose.configure',
      ...knowing,
      'subject-request.take',
      'subject-request.decide',
      'population.configure',
    ],
  },
  auditor: { zh: '审计员', may: ['jurisdiction.read', 'audit.read', 'access-log.read'] },
  'vendor-developer': { zh: '厂商开发者', may: ['jurisdiction.read', 'schema.read'] },
  'vendor-app': {
    zh: '第三方应用',
    may: ['jurisdiction.read', 'case.read', 'case.report', 'house.read', 'merchant.read', 'schema.read'],
  },
  'city-brain': { zh: '城市大脑', may: [...seeing, 'case.report', 'event.read', 'schema.read'] },
  'device-gateway': { zh: '物联网关', may: ['jurisdiction.read', 'case.report', 'alert.raise'] },
} as const satisfies Record<string, { readonly zh: string; readonly may: readonly Permission[] }>;

export type Role = keyof typeof roles;

export const isRole = (word: string): word is Role => Object.hasOwn(roles, word);

/** Service accounts act only by the scopes of their token, within what their role may at most. */
export const serviceRoles: readonly Role[] = ['vendor-app', 'city-brain', 'device-gateway'];

/** All that a set of roles may do. */
export function permissionsOf(held: Iterable<Role>): ReadonlySet<Permission> {
  return new Set([...held].flatMap((role) => roles[role].may as readonly Permission[]));
}
