import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { aCase } from './a-case.ts';
import { castOf, COMMUNITY, does, looks, NEXT_COMMUNITY, SANXIAOKOU, settled } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const waiting = () => aCase({ town: made, cast }, 'PENDING_DISPATCH');
const parties = (coHandlers: readonly object[] = [{ department: 'fire' }]) => ({
  lead: { department: 'urban-management' },
  coHandlers,
});
const PARTS = 'query ($id: ID!) { case(id: $id) { coHandlers { department nodeCode state dueAt light note } } }';

describe('a joint case', () => {
  it('has a clock for each party, and is resolved when all have answered', async () => {
    let seen = await does(cast.hub, { name: 'makeCaseJoint', on: await waiting(), args: parties() });
    expect(seen).toMatchObject({ state: 'DISPATCHED', joint: true, department: 'urban-management' });
    seen = await does(cast.localHandler, { name: 'takeCase', on: seen });
    const resolving = does(cast.localHandler, { name: 'resolveCase', on: seen, args: settled });
    await expect(resolving).rejects.toMatchObject({ code: 'CASE_CO_HANDLERS_OPEN' });
    const { case: told } = await cast.hub.asks(PARTS, { id: seen.id });
    expect(told.coHandlers).toEqual([
      expect.objectContaining({ department: 'fire', nodeCode: COMMUNITY, state: 'ASKED', light: 'GREEN' }),
    ]);
    expect(new Date(told.coHandlers[0].dueAt)).toEqual(new Date('2026-03-04T17:30:00+08:00'));
    seen = await does(cast.localFire, { name: 'answerJoint', on: seen, args: { answer: 'DONE', note: '通道已清' } });
    seen = await does(cast.localHandler, { name: 'resolveCase', on: seen, args: settled });
    expect(seen).toMatchObject({ state: 'RESOLVED' });
  });

  it('counts a refusal, which is an answer too', async () => {
    let seen = await does(cast.hub, { name: 'makeCaseJoint', on: await waiting(), args: parties() });
    seen = await does(cast.localFire, {
      name: 'answerJoint',
      on: seen,
      args: { answer: 'REFUSED', note: '非消防职责' },
    });
    const again = does(cast.localFire, { name: 'answerJoint', on: seen, args: { answer: 'DONE', note: '又办了' } });
    await expect(again).rejects.toMatchObject({ code: 'CASE_NOT_CO_HANDLER' });
    await made.settle();
    const { _entities } = await cast.admin.asks(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { caseStats { refusals } } } }',
      { r: [{ __typename: 'Jurisdiction', code: COMMUNITY }] },
    );
    expect(_entities[0].caseStats.refusals).toBe(1);
  });

  it.each([
    ['no co-handler', parties([]), 'VALUE_MISSING'],
    ['the lead twice', parties([{ department: 'urban-management' }]), 'CASE_PARTY_TWICE'],
    ['an unknown department', parties([{ department: 'space' }]), 'CASE_DEPARTMENT_UNKNOWN'],
    ['a higher node', parties([{ department: 'fire', node: SANXIAOKOU }]), 'CASE_TARGET_NODE'],
    ['a neighbouring node', parties([{ department: 'fire', node: NEXT_COMMUNITY }]), 'CASE_TARGET_NODE'],
  ])('is not made with %s', async (_, args, code) => {
    const seen = await waiting();
    await expect(does(cast.hub, { name: 'makeCaseJoint', on: seen, args })).rejects.toMatchObject({ code });
    expect(await looks(cast.hub, seen.id)).toMatchObject({ state: 'PENDING_DISPATCH', version: seen.version });
  });
});

describe('a department', () => {
  const given = () => aCase({ town: made, cast }, 'DISPATCHED');
  const back = { reason: '不属于本部门' };

  it('sends a case back once to the same dispatcher; the second time it goes a tier up by itself', async () => {
    let seen = await does(cast.localHandler, { name: 'returnCase', on: await given(), args: back });
    expect(seen).toMatchObject({ state: 'PENDING_DISPATCH', tier: 'COMMUNITY', returnCount: 1 });
    seen = await does(cast.hub, { name: 'dispatchCase', on: seen, args: { to: { department: 'urban-management' } } });
    seen = await does(cast.localHandler, { name: 'returnCase', on: seen, args: back });
    expect(seen).toMatchObject({ state: 'PENDING_DISPATCH', tier: 'STREET', nodeCode: SANXIAOKOU, returnCount: 2 });
    seen = await does(cast.street, {
      name: 'dispatchCase',
      on: seen,
      args: { to: { department: 'urban-management' } },
    });
    seen = await does(cast.handler, { name: 'returnCase', on: seen, args: back });
    expect(seen).toMatchObject({ tier: 'STREET', returnCount: 3 });
  });
});
