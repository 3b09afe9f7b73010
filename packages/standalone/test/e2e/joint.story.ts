import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();

const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { id state } }';
const CASE = `query ($id: ID!) { case(id: $id) {
  id version state joint department dueAt light
  coHandlers { department nodeCode state dueAt light note }
  clocks { stage dueAt light }
  actions { action }
} }`;
const REFUSALS = 'query ($code: ID!) { jurisdiction(code: $code) { caseStats { refusals } } }';
const JOINT = `mutation ($id: ID!, $version: Int!, $lead: PartyInput!, $coHandlers: [PartyInput!]!) {
  makeCaseJoint(id: $id, version: $version, lead: $lead, coHandlers: $coHandlers) { state }
}`;
const ANSWER = `mutation ($id: ID!, $version: Int!, $answer: JointAnswer!, $note: String!) {
  answerJoint(id: $id, version: $version, answer: $answer, note: $note) { state }
}`;
const ADMIT = 'mutation ($id: ID!, $version: Int!) { admitCase(id: $id, version: $version) { state } }';
const TAKE = 'mutation ($id: ID!, $version: Int!) { takeCase(id: $id, version: $version) { state } }';
const RESOLVE = `mutation ($id: ID!, $version: Int!) {
  resolveCase(id: $id, version: $version, input: { result: "通道已清,车辆已移", checks: [] }) { state }
}`;
const parties = { lead: { department: 'urban-management' }, coHandlers: [{ department: 'fire' }] };
const HERE = '340111400000';

interface Cast {
  readonly hub: Caller;
  readonly lead: Caller;
  readonly fire: Caller;
}

const cast = async (): Promise<Cast> => ({
  hub: await city.as('hub-binhu'),
  lead: await city.as('dept-binhu'),
  fire: await city.as('fire-binhu'),
});

const see = async (who: Caller, id: string) => (await who.asks(CASE, { id })).case;

const acts = async (who: Caller, wish: { readonly text: string; readonly id: string }, given: object = {}) =>
  who.asks(wish.text, { id: wish.id, version: (await see(who, wish.id)).version, ...given });

const isRefused = async (who: Caller, wish: { readonly text: string; readonly id: string }, given: object = {}) =>
  who.refused(wish.text, { id: wish.id, version: (await see(who, wish.id)).version, ...given });

const may = async (who: Caller, id: string): Promise<readonly string[]> =>
  (await see(who, id)).actions.map(({ action }: { action: string }) => action);

/** A blocked fire lane: the centre gives it to 城市管理 and asks 消防救援 to help. */
async function madeJoint({ hub, lead }: Cast): Promise<string> {
  const input = { place: HERE, title: '消防通道被占', description: '车辆长期停放', category: 'C03' };
  const { reportCase } = await hub.asks(REPORT, { input: { ...input, channel: 'STREET_PATROL' } });
  await acts(hub, { text: ADMIT, id: reportCase.id });
  await acts(hub, { text: JOINT, id: reportCase.id }, parties);
  await acts(lead, { text: TAKE, id: reportCase.id });
  return reportCase.id;
}

const refusalsAt = async (who: Caller): Promise<number> =>
  (await who.asks(REFUSALS, { code: HERE })).jurisdiction.caseStats.refusals;

describe('a joint case of 城市管理 and 消防救援', () => {
  it('runs a clock for each of them', async () => {
    const people = await cast();
    const seen = await see(people.hub, await madeJoint(people));
    expect(seen).toMatchObject({ state: 'IN_PROGRESS', joint: true, department: 'urban-management' });
    expect(seen.clocks.map(({ stage }: { stage: string }) => stage)).toContain('HANDLE');
    expect(seen.coHandlers).toEqual([
      expect.objectContaining({ department: 'fire', nodeCode: HERE, state: 'ASKED', light: 'GREEN' }),
    ]);
    expect(Date.parse(seen.coHandlers[0].dueAt)).toBeGreaterThan(Date.now());
  });

  it('is resolved by the one who leads, once the one who helps has answered', async () => {
    const people = await cast();
    const id = await madeJoint(people);
    expect(await isRefused(people.lead, { text: RESOLVE, id })).toBe('CASE_CO_HANDLERS_OPEN');
    expect(await may(people.fire, id)).toContain('ANSWER_JOINT');
    await acts(people.fire, { text: ANSWER, id }, { answer: 'DONE', note: '已现场排查' });
    expect(await may(people.fire, id)).not.toContain('ANSWER_JOINT');
    expect((await see(people.lead, id)).coHandlers[0]).toMatchObject({ state: 'DONE', note: '已现场排查' });
    expect(await acts(people.lead, { text: RESOLVE, id })).toMatchObject({ resolveCase: { state: 'RESOLVED' } });
  });

  it('is nobody else’s to answer', async () => {
    const people = await cast();
    const id = await madeJoint(people);
    const answer = { answer: 'DONE', note: '代为答复' };
    expect(await isRefused(people.lead, { text: ANSWER, id }, answer)).toBe('CASE_NOT_CO_HANDLER');
    const { version } = await see(people.hub, id);
    const elsewhere = await city.as('dept-sanxiaokou');
    expect(await elsewhere.refused(ANSWER, { id, version, ...answer })).toBe('NOT_FOUND');
  });

  it('counts it when the one who helps refuses, and goes on', async () => {
    const people = await cast();
    const id = await madeJoint(people);
    const before = await refusalsAt(people.hub);
    await acts(people.fire, { text: ANSWER, id }, { answer: 'REFUSED', note: '不属消防职责' });
    expect(
      await eventually(
        () => refusalsAt(people.hub),
        (count) => count > before,
      ),
    ).toBe(before + 1);
    expect(await acts(people.lead, { text: RESOLVE, id })).toMatchObject({ resolveCase: { state: 'RESOLVED' } });
  });
});
