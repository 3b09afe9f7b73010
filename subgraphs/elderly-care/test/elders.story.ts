import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { arrives, castOf, COMMUNITY, does, GRID, looks, NEXT_GRID, refused, submitted, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const says = (type: string, version: number, data: object = {}, subject = 'r1') =>
  made.hear({ type, subject, jurisdiction: GRID, version, data: data as Record<string, string> });
const seen = (id = 'r1') => looks(cast.clerk, 'ElderProfile', id);

describe('a profile', () => {
  it('is made when population says that somebody of sixty and more lives here, and of nobody else', async () => {
    await arrives(made, 'r1');
    await arrives(made, 'r2', { ageBand: 'AGE_35_59' });
    expect(await seen()).toMatchObject({ state: 'ACTIVE', ageBand: 'AGE_80_89', watchLevel: 'CLOSE', gridCode: GRID });
    expect(await seen('r2')).toBeNull();
    expect(await told(made)).toEqual(['elder.profiled']);
  });

  it('is made when somebody becomes sixty, and follows the years and the company', async () => {
    await says('resident.aged', 4, { ageBand: 'AGE_60_69', livesAlone: false });
    expect(await seen()).toMatchObject({ watchLevel: 'NONE' });
    await says('resident.alone-changed', 5, { ageBand: 'AGE_60_69', livesAlone: true });
    expect(await seen()).toMatchObject({ watchLevel: 'ROUTINE', livesAlone: true });
    await says('resident.aged', 6, { ageBand: 'AGE_80_89', livesAlone: true });
    expect(await seen()).toMatchObject({ watchLevel: 'CLOSE' });
    const { watchList } = await cast.clerk.asks('{ watchList(first: 5) { nodes { id } totalCount } }');
    expect(watchList).toEqual({ nodes: [{ id: 'r1' }], totalCount: 1 });
    await says('resident.alone-changed', 7, { ageBand: 'AGE_80_89', livesAlone: false });
    expect(await seen()).toMatchObject({ watchLevel: 'NONE' });
  });

  it('is made by hand where nobody said it, once, and not next door', async () => {
    const input = { resident: 'r9', place: GRID, ageBand: 'AGE_70_79', livesAlone: true };
    await expect(does(cast.neighbour, 'registerElder', { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      does(cast.clerk, 'registerElder', { input: { ...input, ageBand: 'AGE_35_59' } }),
    ).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    expect(await does(cast.clerk, 'registerElder', { input })).toMatchObject({ watchLevel: 'ROUTINE' });
    await expect(does(cast.clerk, 'registerElder', { input })).rejects.toMatchObject({ code: 'ELDER_KNOWN' });
    await says('resident.aged', 2, { ageBand: 'AGE_80_89', livesAlone: true }, 'r9');
    expect(await seen('r9')).toMatchObject({ watchLevel: 'CLOSE' });
  });

  it('says how somebody lives; income is for caring alone', async () => {
    await arrives(made, 'r1');
    const on = await seen();
    const args = { on, situation: 'WITH_CARER', incomeTag: 'LOW_INCOME' };
    await refused(cast, cast.clerk, 'describeElder', args);
    expect(await does(cast.clerk, 'describeElder', args)).toMatchObject({ situation: 'WITH_CARER' });
    const INCOME = '{ elderProfile(id: "r1") { incomeTag } }';
    expect((await cast.clerk.asks(INCOME)).elderProfile.incomeTag).toBe('***');
    const carer = made.person({ at: COMMUNITY, roles: ['community-clerk'], purpose: 'ELDERLY_CARE' });
    expect((await carer.asks(INCOME)).elderProfile.incomeTag).toBe('LOW_INCOME');
    expect((await made.journal()).at(-1)).toMatchObject({ fields: ['incomeTag'] });
  });

  it('goes onto the watch list by hand, with a reason, and off it again', async () => {
    await arrives(made, 'r1', { ageBand: 'AGE_60_69', livesAlone: false });
    const on = await seen();
    const args = { on, watched: true, reason: '近期丧偶' };
    await refused(cast, cast.clerk, 'watchElder', args);
    await expect(does(cast.clerk, 'watchElder', { ...args, reason: ' ' })).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    });
    await expect(does(cast.clerk, 'watchElder', { ...args, watched: false })).rejects.toMatchObject({
      code: 'ELDER_WATCH_SAME',
    });
    const watched = await does(cast.clerk, 'watchElder', args);
    expect(watched).toMatchObject({ watchLevel: 'CLOSE', watchedByHand: true });
    expect(await does(cast.clerk, 'watchElder', { on: watched, watched: false, reason: '已好转' })).toMatchObject({
      watchLevel: 'NONE',
    });
    expect((await told(made)).slice(-2)).toEqual(['elder.watch-changed', 'elder.watch-changed']);
  });

  it('keeps whom to call, hidden but for care and in an emergency', async () => {
    await arrives(made, 'r1');
    const input = { elder: 'r1', name: '王小花', phone: '13800138000', relation: 'CHILD' };
    await expect(does(cast.clerk, 'addElderContact', { input: { ...input, phone: '12' } })).rejects.toMatchObject({
      code: 'VALUE_INVALID',
    });
    await expect(does(cast.neighbour, 'addElderContact', { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const contact = await does(cast.clerk, 'addElderContact', { input });
    expect(contact).toMatchObject({ name: '王**', phone: '138****8000' });
    const CALL = '{ elderProfile(id: "r1") { contacts { name phone } } }';
    const helper = (why: string | null) =>
      made.person({ at: COMMUNITY, roles: ['hub-operator'], purpose: 'EMERGENCY', why });
    expect((await helper(null).asks(CALL)).elderProfile.contacts).toEqual([{ name: '王**', phone: '138****8000' }]);
    const shown = { name: '王小花', phone: '13800138000' };
    expect((await helper('老人摔倒').asks(CALL)).elderProfile.contacts).toEqual([shown]);
    const lines = (await made.journal()).filter(({ outcome }) => outcome === 'REVEALED');
    expect(lines).toMatchObject([{ subject: contact.id, fields: ['name', 'phone'], reason: '老人摔倒' }]);
    await refused(cast, cast.clerk, 'removeElderContact', { on: contact });
    await does(cast.clerk, 'removeElderContact', { on: contact });
    expect((await cast.clerk.asks(CALL)).elderProfile.contacts).toEqual([]);
  });
});

describe('what follows somebody', () => {
  it('lies where they live, is taken along when they move, and is nobody’s to begin once they have left', async () => {
    await arrives(made, 'r1');
    const plan = await does(cast.clerk, 'draftCarePlan', {
      input: { elder: 'r1', lines: [{ kind: 'VISIT', everyDays: 7 }] },
    });
    await says('resident.moved', 2, { from: GRID, to: NEXT_GRID });
    expect(await seen()).toMatchObject({ gridCode: NEXT_GRID });
    expect(await looks(cast.otherGridWorker, 'CarePlan', plan.id)).toMatchObject({ state: 'DRAFT' });
    expect(await looks(cast.gridWorker, 'CarePlan', plan.id)).toBeNull();
    await says('resident.moved-out', 3);
    expect(await seen()).toMatchObject({ state: 'LEFT', watchLevel: 'NONE' });
    expect(await looks(cast.clerk, 'CarePlan', plan.id)).toMatchObject({ state: 'ENDED' });
    const input = { elder: 'r1', kind: 'SOS' };
    await expect(does(cast.hub, 'raiseAlert', { input })).rejects.toMatchObject({ code: 'ELDER_GONE' });
  });

  it('ends with a death, and comes back when it was a mistake', async () => {
    await arrives(made, 'r1');
    const plan = await does(cast.clerk, 'draftCarePlan', {
      input: { elder: 'r1', lines: [{ kind: 'VISIT', everyDays: 7 }] },
    });
    await says('resident.deceased', 2);
    expect(await looks(cast.clerk, 'CarePlan', plan.id)).toMatchObject({ state: 'ENDED' });
    await says('resident.death-undone', 3, { ageBand: 'AGE_80_89', livesAlone: true });
    expect(await looks(cast.clerk, 'CarePlan', plan.id)).toMatchObject({ state: 'DRAFT' });
    expect(await seen()).toMatchObject({ state: 'ACTIVE', watchLevel: 'CLOSE' });
  });

  it('goes over to the record that goes on, and comes back', async () => {
    await arrives(made, 'r1');
    await arrives(made, 'r2', { livesAlone: false });
    const assessed = await submitted(cast, 'r1', { coma: true });
    await does(cast.lead, 'publishAssessment', { on: assessed });
    await says('resident.merged', 9, { from: 'r1', into: 'r2' });
    expect(await seen()).toMatchObject({ state: 'MERGED', level: null, watchLevel: 'NONE' });
    expect(await seen('r2')).toMatchObject({ level: 4, watchLevel: 'ROUTINE' });
    await says('resident.unmerged', 10, { from: 'r1', into: 'r2' });
    expect(await seen()).toMatchObject({ state: 'ACTIVE', level: 4, watchLevel: 'CLOSE' });
    expect(await seen('r2')).toMatchObject({ level: null, watchLevel: 'NONE' });
  });

  it('is gone when they are erased, in the store too', async () => {
    await arrives(made, 'r1');
    const input = { elder: 'r1', name: '王小花', phone: '13800138000', relation: 'CHILD' };
    await does(cast.clerk, 'addElderContact', { input });
    await submitted(cast, 'r1');
    await says('resident.erased', 5, { dissolved: null });
    expect(await seen()).toBeNull();
    const left = (await made.rawStore()).filter(({ collection }) => /elder|assess|people/i.test(collection));
    expect(left).toEqual([]);
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });
});

describe('somebody to call', () => {
  it('is nobody’s contact any more when they are erased; the elder and other contacts stay', async () => {
    await arrives(made, 'r1');
    const input = { elder: 'r1', name: '王小花', phone: '13800138000', relation: 'CHILD' };
    await does(cast.clerk, 'addElderContact', { input });
    await does(cast.clerk, 'addElderContact', { input: { ...input, name: '王大花' } });
    const whisper = { name: '王小花', phone: '13800138000', idNumber: null, birthDate: null };
    await made.hear({ type: 'resident.erased', subject: 'r9', jurisdiction: GRID, whisper });
    const query = 'query ($id: ID!) { elderProfile(id: $id) { contacts { name } } }';
    expect((await cast.clerk.asks(query, { id: 'r1' })).elderProfile.contacts).toEqual([{ name: '王**' }]);
  });
});

describe('figures', () => {
  it('count elders, levels and the watch list; small numbers of levels are for the own place', async () => {
    await arrives(made, 'r1');
    await arrives(made, 'r2', { ageBand: 'AGE_60_69', livesAlone: false });
    await does(cast.lead, 'publishAssessment', { on: await submitted(cast, 'r1') });
    await made.settle();
    const STATS = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Jurisdiction { elderlyStats {
      elders60 elders80 elders80Alone watched assessed assessedRate levels { level count { value fewerThan } } } } } }`;
    const of = (code: string) => ({ of: [{ __typename: 'Jurisdiction', code }] });
    const own = (await cast.lead.asks(STATS, of(COMMUNITY)))._entities[0].elderlyStats;
    expect(own).toMatchObject({
      elders60: 2,
      elders80: 1,
      elders80Alone: 1,
      watched: 1,
      assessed: 1,
      assessedRate: 0.5,
    });
    expect(own.levels[0]).toEqual({ level: 0, count: { value: 1, fewerThan: null } });
    const above = (await cast.district.asks(STATS, of(COMMUNITY)))._entities[0].elderlyStats;
    expect(above.levels[0]).toEqual({ level: 0, count: { value: null, fewerThan: 5 } });
    expect((await cast.neighbour.answers(STATS, of(COMMUNITY))).data._entities[0].elderlyStats).toBeNull();
  });
});
