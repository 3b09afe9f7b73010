import type { Permission } from '@linli/contract';
import type { ComponentType } from 'react';

export type Icon = ComponentType<{ readonly 'aria-hidden'?: boolean }>;
export type Area = 'information' | 'management' | 'affairs' | 'communication' | 'life';
export type PageName =
  | 'overview'
  | 'cases'
  | 'report'
  | 'case'
  | 'homes'
  | 'estate'
  | 'building'
  | 'house'
  | 'mismatches'
  | 'hazards'
  | 'imports'
  | 'import'
  | 'people'
  | 'reminders'
  | 'changes'
  | 'duplicates'
  | 'requests'
  | 'sealed'
  | 'peopleSettings'
  | 'person'
  | 'household'
  | 'elders'
  | 'watchList'
  | 'elder'
  | 'alerts'
  | 'assessments'
  | 'assessment'
  | 'meals'
  | 'services'
  | 'providers'
  | 'subsidies'
  | 'elderSettings'
  | 'shops'
  | 'shop'
  | 'inspections'
  | 'inspection'
  | 'markets'
  | 'market'
  | 'circles'
  | 'circle'
  | 'shopSettings'
  | 'partyOrgs'
  | 'partyOrg'
  | 'activities'
  | 'checkIn'
  | 'needs'
  | 'calls'
  | 'volunteering'
  | 'project'
  | 'me';

/** A page of the console: where it lives, which right opens it, and its place in the menu if it has one. */
export interface Resource {
  readonly name: PageName;
  readonly area: Area;
  readonly path: string;
  readonly needs: Permission;
  readonly menu?: string;
  /** The menu entry this page belongs to, where its path does not begin with it. */
  readonly under?: string;
  readonly icon?: Icon;
  readonly page: () => Promise<ComponentType>;
}
