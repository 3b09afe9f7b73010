import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { answersWith, arrives, castOf, COMMUNITY, does, looks, people, refused, submitted, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const both = [people.assessor.id, people.second.id];

const begin = async (over: object = {}) => {
  await arrives(made, 'r1');
  return does(cast.assessor, 'startAssessment', { input: { elder: 'r1', reason: 'FIRST', assessors: both, ...over } });
};

describe('an assessment', () => {
  it.each([
    ['one assessor', [people.assessor.id]],
    ['one who is both', [people.assessor.id, people.assessor.id]],
    ['two others', ['u-x', people.second.id]],
  ])('is not begun by %s', async (_, assessors) => {
    await expect(begin({ assessors })).rejects.toMatchObject({ code: 'ASSESSORS_TWO' });
  });

  it('is one at a time, of an elder of the own place', async () => {
    await begin();
    await expect(begin()).rejects.toMatchObject({ code: 'ASSESSMENT_OPEN' });
    const input = { elder: 'r1', reason: 'FIRST', assessors: ['u-neighbour', 'u-x'] };
    await expect(does(cast.neighbour, 'startAssessment', { input })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is recorded by its assessors, within bounds, and whole before it is signed', async () => {
    const on = await begin();
    const other = made.person({ at: COMMUNITY, roles: ['assessor'], id: 'u-other' });
    const input = { answers: answersWith().slice(0, 25) };
    await refused(cast, cast.assessor, 'recordAbility', { on, input });
    await expect(does(other, 'recordAbility', { on, input })).rejects.toMatchObject({
      code: 'ASSESSMENT_NOT_ASSESSOR',
    });
    const much = { answers: [{ item: 'STAIRS', score: 4 }] };
    await expect(does(cast.assessor, 'recordAbility', { on, input: much })).rejects.toMatchObject({
      code: 'ASSESSMENT_SCORE',
    });
    const tomorrow = { answers: [], riskEvents: [{ kind: 'FALL', on: '2026-03-03' }] };
    await expect(does(cast.assessor, 'recordAbility', { on, input: tomorrow })).rejects.toMatchObject({
      code: 'VALUE_INVALID',
    });
    const recorded = await does(cast.assessor, 'recordAbility', { on, input });
    expect(recorded).toMatchObject({ answered: 25, state: 'DRAFT', answers: null });
    await expect(does(cast.assessor, 'signAssessment', { on: recorded })).rejects.toMatchObject({
      code: 'ASSESSMENT_INCOMPLETE',
    });
  });

  it('is submitted by the second signature; the server reckons, whatever the client says', async () => {
    const on = await does(cast.assessor, 'recordAbility', {
      on: await begin(),
      input: {
        answers: answersWith({ EATING: 0, WALKING: 0, MEMORY: 0, SOCIAL: 0, BATHING: 0, STAIRS: 0, TRANSPORT: 0 }),
        total: 90,
      },
    });
    const once = await does(cast.assessor, 'signAssessment', { on });
    await expect(does(cast.assessor, 'signAssessment', { on: once })).rejects.toMatchObject({
      code: 'ASSESSMENT_SIGNED',
    });
    const twice = await does(cast.second, 'signAssessment', { on: once });
    expect(twice).toMatchObject({
      state: 'SUBMITTED',
      level: 2,
      ruleVersion: 'GB/T 42195-2022@0',
      total: null,
      scores: null,
    });
    const named = made.person({ ...people.assessor, purpose: 'ELDERLY_CARE' });
    expect(await looks(named, 'AbilityAssessment', on.id)).toMatchObject({
      total: 64,
      scores: [24, 8, 24, 8],
      adjustments: [],
    });
    const curious = made.person({ at: COMMUNITY, roles: ['community-clerk'], purpose: 'ELDERLY_CARE' });
    expect(await looks(curious, 'AbilityAssessment', on.id)).toMatchObject({
      total: null,
      scores: null,
      answers: null,
      level: 2,
    });
  });

  it('is signed anew after it was changed, or sent back', async () => {
    await arrives(made, 'r1');
    const on = await submitted(cast, 'r1');
    await refused(cast, cast.lead, 'returnAssessment', { on, reason: '请核对' });
    const back = await does(cast.lead, 'returnAssessment', { on, reason: '请核对' });
    expect(back).toMatchObject({ state: 'DRAFT', signedBy: [], level: null });
    const signed = await does(cast.second, 'signAssessment', { on: back });
    expect(await does(cast.second, 'recordAbility', { on: signed, input: { answers: [] } })).toMatchObject({
      signedBy: [],
    });
  });

  it('is published by somebody else, holds a year, and follows the level of the profile', async () => {
    await arrives(made, 'r1');
    const on = await submitted(cast, 'r1', { diagnoses: ['DEMENTIA'] });
    await refused(cast, cast.lead, 'publishAssessment', { on });
    const judge = made.person({ at: COMMUNITY, roles: ['community-lead'], id: people.second.id });
    await expect(does(judge, 'publishAssessment', { on })).rejects.toMatchObject({ code: 'ASSESSMENT_SAME_PERSON' });
    expect(await does(cast.lead, 'publishAssessment', { on })).toMatchObject({
      state: 'PUBLISHED',
      isCurrent: true,
      expiresAt: '2027-03-02T01:00:00.000Z',
    });
    expect(await looks(cast.clerk, 'ElderProfile', 'r1')).toMatchObject({ level: 1 });
    made.clock.set('2026-03-17T08:59:59+08:00');
    expect(await made.tick('assessments')).toBe(0);
    made.clock.set('2026-03-17T09:00:00+08:00');
    expect(await made.tick('assessments')).toBe(1);
    expect(await looks(cast.clerk, 'AbilityAssessment', on.id)).toMatchObject({
      state: 'FINAL',
      outcome: 'UNCONTESTED',
    });
    made.clock.set('2027-03-02T09:00:00+08:00');
    expect(await made.tick('assessments')).toBe(1);
    expect(await looks(cast.clerk, 'ElderProfile', 'r1')).toMatchObject({ level: null });
    expect((await told(made)).slice(-1)).toEqual(['assessment.expired']);
  });

  it('is followed by the next one, which holds instead', async () => {
    await arrives(made, 'r1');
    const first = await does(cast.lead, 'publishAssessment', { on: await submitted(cast, 'r1') });
    made.clock.forward({ days: 1 });
    await does(cast.lead, 'publishAssessment', { on: await submitted(cast, 'r1', { coma: true }) });
    expect(await looks(cast.clerk, 'AbilityAssessment', first.id)).toMatchObject({ isCurrent: false });
    expect(await looks(cast.clerk, 'ElderProfile', 'r1')).toMatchObject({ level: 4 });
  });

  it.each([
    [true, 'KEPT', 0],
    [false, 'OVERTURNED', null],
  ])('is appealed in time and decided by a fourth: kept %s', async (keep, outcome, level) => {
    await arrives(made, 'r1');
    const on = await does(cast.lead, 'publishAssessment', { on: await submitted(cast, 'r1') });
    await refused(cast, cast.clerk, 'appealAssessment', { on, reason: '家属不认可' });
    const appealed = await does(cast.clerk, 'appealAssessment', { on, reason: '家属不认可' });
    const args = { on: appealed, keep, reason: '已复核' };
    await expect(does(cast.lead, 'decideAssessmentAppeal', args)).rejects.toMatchObject({
      code: 'ASSESSMENT_SAME_PERSON',
    });
    const fourth = made.person({ at: COMMUNITY, roles: ['community-lead'], id: 'u-fourth' });
    await refused(cast, fourth, 'decideAssessmentAppeal', args);
    expect(await does(fourth, 'decideAssessmentAppeal', args)).toMatchObject({ state: 'FINAL', outcome });
    expect(await looks(cast.clerk, 'ElderProfile', 'r1')).toMatchObject({ level });
  });

  it('is not appealed when the time is over', async () => {
    await arrives(made, 'r1');
    const on = await does(cast.lead, 'publishAssessment', { on: await submitted(cast, 'r1') });
    made.clock.forward({ days: 16 });
    await expect(does(cast.clerk, 'appealAssessment', { on, reason: '迟了' })).rejects.toMatchObject({
      code: 'ASSESSMENT_APPEAL_LATE',
    });
  });
});
