import fc from 'fast-check';
import { town } from '@linli/testkit';
import { mondayOf } from '../src/bulletin.rules.ts';
import { unusual, weeksUpTo } from '../src/case-warning.rules.ts';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, GRID, NEXT_COMMUNITY, reports, SANXIAOKOU } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const DRAFT =
  'mutation ($place: ID!, $week: Date!) { draftBulletin(place: $place, week: $week) { id version week state text figures { reported open } } }';
const PUBLISH =
  'mutation ($id: ID!, $version: Int!) { publishBulletin(id: $id, version: $version) { version state publishedAt } }';
const EDIT =
  'mutation ($id: ID!, $version: Int!, $text: String!) { editBulletin(id: $id, version: $version, text: $text) { version text } }';
const LIST = '{ bulletins(first: 10) { nodes { id week state jurisdictionCode } } }';
const draft = async (place = COMMUNITY, week = '2026-03-04') =>
  (await cast.lead.asks(DRAFT, { place, week })).draftBulletin;

describe('the lead of a community', () => {
  it('drafts the week’s bulletin with its figures, corrects it and publishes it', async () => {
    await reports(cast.resident);
    await made.settle();
    const first = await draft();
    expect(first).toMatchObject({ week: '2026-03-02', state: 'DRAFT', figures: { reported: 1, open: 1 } });
    expect(first.text).toContain('共受理上报案件 1 件');
    expect((await cast.clerk.asks(LIST)).bulletins.nodes).toEqual([]);
    const { editBulletin } = await cast.lead.asks(EDIT, { id: first.id, version: 1, text: '本周平稳。' });
    const { publishBulletin } = await cast.lead.asks(PUBLISH, { id: first.id, version: editBulletin.version });
    expect(publishBulletin).toMatchObject({ state: 'PUBLISHED', version: 3 });
    expect((await cast.clerk.asks(LIST)).bulletins.nodes).toMatchObject([{ week: '2026-03-02', state: 'PUBLISHED' }]);
    expect((await made.journal()).at(-1)?.event?.type).toBe('bulletin.published');
  });

  it('drafts each week once, and changes nothing that is out', async () => {
    const first = await draft();
    await expect(draft(COMMUNITY, '2026-03-08')).rejects.toMatchObject({ code: 'BULLETIN_EXISTS' });
    expect(await draft(COMMUNITY, '2026-03-09')).toMatchObject({ week: '2026-03-09' });
    await cast.lead.asks(PUBLISH, { id: first.id, version: 1 });
    await expect(cast.lead.asks(EDIT, { id: first.id, version: 2, text: '改' })).rejects.toMatchObject({
      code: 'BULLETIN_PUBLISHED',
    });
    await expect(cast.lead.asks(PUBLISH, { id: first.id, version: 2 })).rejects.toMatchObject({
      code: 'BULLETIN_PUBLISHED',
    });
  });

  it('does so at the own place and version, with the right', async () => {
    const first = await draft();
    await expect(draft(NEXT_COMMUNITY)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(draft(GRID)).rejects.toMatchObject({ code: 'CODE_INVALID' });
    await expect(cast.hub.asks(DRAFT, { place: COMMUNITY, week: '2026-03-16' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
    await expect(cast.lead.asks(PUBLISH, { id: first.id, version: 9 })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    await expect(cast.neighbourLead.asks(PUBLISH, { id: first.id, version: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(cast.clerk.asks(EDIT, { id: first.id, version: 1, text: '改' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
    expect((await cast.streetLead.asks(LIST)).bulletins.nodes).toHaveLength(1);
  });

  it('counts a week from Monday, whatever day is named', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const monday = mondayOf(date.toISOString().slice(0, 10));
          expect(new Date(monday).getUTCDay()).toBe(1);
          expect(mondayOf(monday)).toBe(monday);
        },
      ),
    );
  });
});

describe('an early warning', () => {
  const WARNINGS = '{ caseWarnings(first: 5) { nodes { gridCode categoryCode count mean category { name } } } }';
  const many = async (n: number) => {
    for (let each = 0; each < n; each += 1) await reports(cast.gridWorker);
    await made.settle();
  };

  it('is given when a grid reports far more of one category than in the eight weeks before, once a week', async () => {
    await many(4);
    expect(await made.tick('warnings')).toBe(0);
    await many(1);
    expect(await made.tick('warnings')).toBe(1);
    expect(await made.tick('warnings')).toBe(0);
    const { caseWarnings } = await cast.hub.asks(WARNINGS);
    expect(caseWarnings.nodes).toEqual([
      { gridCode: GRID, categoryCode: 'C02', count: 5, mean: 0, category: { name: '机动车乱停放' } },
    ]);
    expect((await made.journal()).at(-1)?.event).toEqual({
      type: 'case.warned',
      data: { grid: GRID, category: 'C02', count: 5 },
    });
    expect((await cast.neighbourHub.asks(WARNINGS)).caseWarnings.nodes).toEqual([]);
    expect(
      (await made.person({ at: SANXIAOKOU, roles: ['street-lead'] }).asks(WARNINGS)).caseWarnings.nodes,
    ).toHaveLength(1);
  });

  it('is not given where so much is usual', async () => {
    for (let week = 0; week < 8; week += 1) {
      await many(5 + (week % 2));
      made.clock.forward({ days: 7 });
    }
    await many(6);
    expect(await made.tick('warnings')).toBe(0);
  });

  it.each([
    [5, [0, 0, 0, 0, 0, 0, 0, 0], true],
    [4, [0, 0, 0, 0, 0, 0, 0, 0], false],
    [10, [10, 10, 10, 10, 10, 10, 10, 10], false],
    [11, [10, 10, 10, 10, 10, 10, 10, 10], true],
    [12, [4, 8, 4, 8, 4, 8, 4, 8], false],
    [13, [4, 8, 4, 8, 4, 8, 4, 8], true],
  ])('of %s after weeks of %j: %s', (count, before, warned) => {
    expect(unusual(count, before) !== null).toBe(warned);
  });

  it('compares whole weeks that touch and do not overlap', () => {
    const weeks = weeksUpTo(new Date('2026-03-02T09:00:00+08:00'));
    expect(weeks[0]).toEqual({ from: '2026-02-24', until: '2026-03-03' });
    weeks.slice(1).forEach((week, at) => expect(week.until).toBe(weeks[at]?.from));
  });
});
