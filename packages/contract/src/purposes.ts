import type { Role } from './roles.ts';

/**
 * How careful a field must be handled: P0 public, P1 staff of the place, P2 personal, P3 sensitive personal, P4 sealed
 * (named people, a second person approves).
 */
export type FieldClass = 'P0' | 'P1' | 'P2' | 'P3' | 'P4';

interface Purpose {
  readonly zh: string;
  readonly en: string;
  readonly upTo: FieldClass;
  readonly roles: readonly Role[];
  /** Whether it takes a case or a reason in words besides. */
  readonly asksWhy?: true;
}

const caseStaff = [
  'grid-worker',
  'hub-operator',
  'community-clerk',
  'community-lead',
  'street-dispatcher',
  'street-lead',
  'district-dispatcher',
  'dept-handler',
  'inspector',
] as const;

/** Why somebody may see what is masked 使用目的. A district narrows these by configuration, never widens them. */
export const purposes = {
  CASE_HANDLING: { zh: '案件办理', en: 'handling a case', upTo: 'P2', roles: caseStaff },
  AFFAIR_HANDLING: { zh: '事项办理', en: 'handling an affair', upTo: 'P3', roles: ['community-clerk'] },
  HOUSEHOLD_VISIT: {
    zh: '入户走访',
    en: 'visiting a household',
    upTo: 'P2',
    roles: ['grid-worker', 'community-clerk', 'info-officer'],
  },
  ELDERLY_CARE: {
    zh: '养老服务',
    en: 'caring for elders',
    upTo: 'P3',
    roles: ['grid-worker', 'community-clerk', 'assessor', 'meal-operator', 'community-lead'],
  },
  EMERGENCY: { zh: '应急处置', en: 'an emergency', upTo: 'P3', roles: [...caseStaff, 'district-admin'], asksWhy: true },
  MERCHANT_INSPECTION: {
    zh: '商户检查',
    en: 'inspecting a merchant',
    upTo: 'P3',
    roles: ['grid-worker', 'hub-operator', 'community-clerk', 'community-lead', 'dept-handler', 'inspector'],
  },
  STAFF_MANAGEMENT: {
    zh: '队伍管理',
    en: 'managing grid workers',
    upTo: 'P2',
    roles: ['community-lead', 'street-lead', 'district-admin', 'hub-operator'],
  },
  LEDGER_IMPORT: {
    zh: '台账导入',
    en: 'bringing a ledger in',
    upTo: 'P3',
    roles: ['community-clerk', 'community-lead', 'hub-operator', 'street-lead'],
  },
  SPECIAL_CARE: {
    zh: '特殊人群服务',
    en: 'serving special groups, by who was named for it',
    upTo: 'P3',
    roles: ['dept-handler', 'grid-worker', 'community-clerk', 'community-lead'],
  },
  PARTY_WORK: {
    zh: '党务工作',
    en: 'keeping the members of the own party organisation',
    upTo: 'P3',
    roles: ['party-secretary'],
  },
  MUTUAL_HELP: {
    zh: '邻里互助',
    en: 'helping a neighbour who asked for it',
    upTo: 'P2',
    roles: ['resident', 'volunteer', 'building-head', 'party-secretary'],
  },
  STATISTICS: { zh: '统计', en: 'statistics; never reveals', upTo: 'P0', roles: [] },
  SUBJECT_ACCESS: {
    zh: '本人查阅',
    en: 'a person asking for their own data',
    upTo: 'P3',
    roles: ['resident', 'privacy-officer'],
  },
  AUDIT: { zh: '审计', en: 'an audit', upTo: 'P2', roles: ['auditor', 'privacy-officer'] },
} as const satisfies Record<string, Purpose>;

export type PurposeCode = keyof typeof purposes;

export const isPurpose = (word: string): word is PurposeCode => Object.hasOwn(purposes, word);

/** Whether a purpose opens nothing without a case or a reason in words. */
export const asksWhy = (purpose: PurposeCode): boolean => 'asksWhy' in purposes[purpose];

/** Whether a purpose opens a class to one of these roles. A class is opened by its letter's number, never beyond it. */
export function opens(purpose: PurposeCode, held: readonly string[], fieldClass: FieldClass): boolean {
  const { upTo, roles } = purposes[purpose];
  const allowed: readonly string[] = roles;
  return fieldClass <= upTo && fieldClass !== 'P4' && held.some((role) => allowed.includes(role));
}
