import { checkedCode, fail } from '@linli/kit';
import { divisionOf } from '@linli/vocabulary';
import { bulletins, type BulletinFigures } from './bulletin.model.ts';
import { draft, edit, mondayOf, publish, weekOf } from './bulletin.rules.ts';
import type { Resolvers } from './schema.types.ts';
import { figuresOf } from './stats.figures.ts';

const node = (code: string): string => {
  const whole = checkedCode(code, 'place');
  return divisionOf(whole) === whole ? whole : fail('CODE_INVALID', { field: 'place' });
};

const kept = ({ reported, closed, open, overdue, ...rest }: ReturnType<typeof figuresOf>): BulletinFigures => {
  const { onTimeRate, satisfaction, returns, rework } = rest;
  return { reported, closed, open, overdue, onTimeRate, satisfaction, returns, rework };
};

export const bulletinResolvers: Resolvers = {
  Query: {
    bulletins: (_, page, { open, viewer }) =>
      open(bulletins).page(viewer.permissions.has('case.publish') ? {} : { state: 'PUBLISHED' }, page),
  },
  Mutation: {
    async draftBulletin(_, { place, week }, { open, counters }) {
      const at = node(place);
      const monday = mondayOf(week);
      const [now, counted] = await Promise.all([counters.of(at), counters.of(at, weekOf(monday))]);
      const exists = (await open(bulletins).count({ jurisdiction: at, week: monday })) > 0;
      return open(bulletins).insert(at, draft(monday, kept(figuresOf(now, counted)), exists));
    },
    editBulletin: (_, { id, version, text }, { open }) => open(bulletins).change(id, version, (row) => edit(row, text)),
    publishBulletin: (_, { id, version }, { open, now }) =>
      open(bulletins).change(id, version, (row) => publish(row, now)),
  },
  Bulletin: {
    __resolveReference: ({ id }, { open, viewer }) =>
      open(bulletins).findBy({ id, ...(viewer.permissions.has('case.publish') ? {} : { state: 'PUBLISHED' }) }),
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
  },
};
