import { isDepartment, isRole, permissions, type Permission } from '@linli/contract';
import type { TFunction } from 'i18next';
import type { zhCN } from './i18n/zh-CN.ts';

/** A department's name; one that a district added itself is shown by its code. */
export const departmentName = (code: string, t: TFunction): string =>
  isDepartment(code) ? t(`department.${code}`) : code;

export const roleName = (code: string, t: TFunction): string => (isRole(code) ? t(`role.${code}`) : code);

/** A right in the reader's language, from the contract's own table: Chinese and English beside each other. */
export function permissionName(code: string, language: string): string {
  const [zh = code, en = code] = (permissions[code as Permission] ?? code).split(' · ');
  return language === 'en' ? en : zh;
}

/** A line of a case's history: an action of the table, or something the case did by itself. */
export function stepName(action: string, t: TFunction): string {
  const table = action as keyof typeof zhCN.actions.name;
  const own = action as keyof typeof zhCN.cases.steps;
  return t(`actions.name.${table}`, { defaultValue: t(`cases.steps.${own}`, { defaultValue: action }) });
}

export const photoKinds = ['BEFORE', 'AFTER', 'SCENE'] as const;

/** Who did something, as far as this graph says: oneself, the reporter, a service, or the beginning of a login's id. */
export function actorName(by: string, me: string, t: TFunction): string {
  if (by === me) return t('cases.who.me');
  if (by === 'anonymous' || by.endsWith('/reporter')) return t('cases.who.reporter');
  return by.startsWith('svc:') ? t('cases.who.system') : by.slice(0, 8);
}
