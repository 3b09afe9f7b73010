import { fail, type Decision } from '@linli/kit';
import type { Bulletin, BulletinFigures } from './bulletin.model.ts';

const DAY = 86_400_000;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return shifted(day, -weekday);
}

/** The seven days of a week, from Monday on. */
export const weekOf = (monday: string) => ({ from: monday, until: shifted(monday, 7) });

const percent = (share: number | null | undefined): string =>
  typeof share === 'number' ? `${(share * 100).toFixed(1)}%` : '—';

/** What the figures say, for people to read and correct before it goes out. */
export function textOf(monday: string, figures: BulletinFigures): string {
  const { reported, closed, open, overdue, onTimeRate, satisfaction, returns, rework } = figures;
  return [
    `${monday} 至 ${shifted(monday, 6)},共受理上报案件 ${reported} 件,结案 ${closed} 件,按期结案率 ${percent(onTimeRate)}。`,
    `目前在办 ${open} 件,其中超时 ${overdue} 件;退回 ${returns} 次,返工 ${rework} 次。`,
    `回访满意度 ${typeof satisfaction === 'number' ? `${satisfaction.toFixed(2)} 分(满分 5 分)` : '—'}。`,
  ].join('\n');
}

/** A week's draft, once, when its figures are there. */
export function draft(monday: string, figures: BulletinFigures, exists: boolean): Decision<Bulletin> {
  if (exists) fail('BULLETIN_EXISTS', { week: monday });
  return {
    set: { week: monday, figures, text: textOf(monday, figures), state: 'DRAFT' },
    event: { type: 'bulletin.drafted', data: { week: monday } },
  };
}

const checkDraft = ({ state }: Bulletin): void => {
  if (state === 'PUBLISHED') fail('BULLETIN_PUBLISHED');
};

export function edit(row: Bulletin, text: string): Decision<Bulletin> {
  checkDraft(row);
  return { set: { text: text.trim() || fail('VALUE_MISSING', { field: 'text' }) } };
}

export function publish(row: Bulletin, now: Date): Decision<Bulletin> {
  checkDraft(row);
  return {
    set: { state: 'PUBLISHED', publishedAt: now },
    event: { type: 'bulletin.published', data: { week: row.week } },
  };
}
