import { fail, type Decision } from '@linli/kit';
import type { Resident } from './resident.model.ts';
import { present } from './resident.rules.ts';

/** Care tags 关爱标签, of class P2 (proposal; the civil-affairs lists differ from city to city). */
export const careTags = {
  ELDER_ALONE: '独居老人',
  EMPTY_NEST: '空巢老人',
  LEFT_BEHIND_CHILD: '留守儿童',
  DISTRESSED_CHILD: '困境儿童',
  DISABLED: '残疾人',
  LOW_INCOME: '低保对象',
  DESTITUTE: '特困人员',
  CHRONIC_ILLNESS: '慢性病患者',
  LOST_ONLY_CHILD: '失独家庭',
  VETERAN: '退役军人',
  MARTYR_FAMILY: '烈属',
  PREGNANT: '孕产妇',
} as const satisfies Record<string, string>;

export type CareTag = keyof typeof careTags;

const isCareTag = (word: string): word is CareTag => Object.hasOwn(careTags, word);

/** Which tags they are is not told to the city. */
export function tag(row: Resident, tags: readonly string[], reason: string): Decision<Resident> | null {
  present(row);
  const wanted = [...new Set(tags)].sort();
  if (!wanted.every(isCareTag)) fail('VALUE_INVALID', { field: 'tags' });
  if (wanted.join() === [...row.careTags].sort().join()) return null;
  return { set: { careTags: wanted }, event: { type: 'resident.care-tags-changed' }, reason };
}
