import type { TFunction } from 'i18next';
import { grouped } from '../numbers.ts';

interface Small {
  readonly value: number | null;
  readonly fewerThan: number | null;
}

/** Few people are not told in figures: a small number could name somebody. */
export const smallText = (count: Small | null, t: TFunction): string => {
  if (!count) return '–';
  return typeof count.fewerThan === 'number' ? t('overview.few', { count: count.fewerThan }) : grouped(count.value);
};
