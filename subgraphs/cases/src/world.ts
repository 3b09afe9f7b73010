import type { IsTwoTier } from '@linli/vocabulary';
import type { Actor } from './case.permission.ts';
import type { CategoryFields } from './category.fields.ts';
import type { Calendar } from './working-time.ts';

/** All a rule may know besides the case itself. */
export interface World extends Actor {
  readonly isTwoTier: IsTwoTier;
  readonly calendar: Calendar;
  readonly category: Pick<
    CategoryFields,
    'code' | 'defaultTier' | 'sla' | 'closingStandard' | 'needsBeforePhoto' | 'needsAfterPhoto' | 'isPublic'
  >;
}
