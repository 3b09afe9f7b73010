import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { aCase } from './a-case.ts';
import { castOf, COMMUNITY, does, looks, SANXIAOKOU } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const stand = (over: Parameters<typeof aCase>[2] = {}) => aCase({ town: made, cast }, 'CALLBACK', over);
const said = (input: object) => ({ args: { input } });

describe('the centre, calling back', () => {
  it('closes a case with the score the reporter gave', async () => {
    const closed = await does(cast.hub, {
      name: 'recordCallback',
      on: await stand(),
      ...said({ outcome: 'SATISFIED', score: 4 }),
    });
    expect(closed).toMatchObject({ state: 'CLOSED', satisfaction: 4, light: 'GREEN', dueAt: null, actions: [] });
  });

  it('brings a case back to the dispatcher of the same tier when the reporter is not content', async () => {
    const held = { tier: 'STREET', nodeCode: SANXIAOKOU, departmentNode: SANXIAOKOU } as const;
    const args = said({ outcome: 'DISSATISFIED', score: 1, note: '仍在漏水' });
    const back = await does(cast.hub, { name: 'recordCallback', on: await stand(held), ...args });
    expect(back).toMatchObject({
      state: 'PENDING_DISPATCH',
      tier: 'STREET',
      nodeCode: SANXIAOKOU,
      reopenCount: 1,
      department: null,
    });
    const { case: told } = await cast.street.asks(
      'query ($id: ID!) { case(id: $id) { timeline(first: 9, order: NEWEST) { nodes { from to } } } }',
      { id: back.id },
    );
    expect(told.timeline.nodes.slice(0, 2)).toEqual([
      { from: 'REOPENED', to: 'PENDING_DISPATCH' },
      { from: 'CALLBACK', to: 'REOPENED' },
    ]);
  });

  it('brings what the grid had settled to the community', async () => {
    const over = { department: null, departmentNode: null, resolvedBy: 'u-grid' };
    const back = await does(cast.hub, {
      name: 'recordCallback',
      on: await stand(over),
      ...said({ outcome: 'DISSATISFIED', score: 2 }),
    });
    expect(back).toMatchObject({ state: 'PENDING_DISPATCH', tier: 'COMMUNITY', nodeCode: COMMUNITY });
  });

  it('tries three times, then closes without a score', async () => {
    let seen = await stand();
    for (const [tries, state] of [
      [1, 'CALLBACK'],
      [2, 'CALLBACK'],
      [3, 'CLOSED'],
    ] as const) {
      seen = await does(cast.hub, { name: 'recordCallback', on: seen, ...said({ outcome: 'UNREACHABLE' }) });
      expect(seen).toMatchObject({ unreachableCount: tries, state, satisfaction: null });
    }
  });

  it.each([[undefined], [0], [6]])('asks for a score from 1 to 5, not %s', async (score) => {
    const seen = await stand();
    const calling = does(cast.hub, { name: 'recordCallback', on: seen, ...said({ outcome: 'SATISFIED', score }) });
    await expect(calling).rejects.toMatchObject({ code: 'CASE_SCORE' });
    expect((await looks(cast.hub, seen.id)).version).toBe(seen.version);
  });

  it('counts its scores into the figures of the place', async () => {
    await does(cast.hub, { name: 'recordCallback', on: await stand(), ...said({ outcome: 'SATISFIED', score: 5 }) });
    await does(cast.hub, { name: 'recordCallback', on: await stand(), ...said({ outcome: 'SATISFIED', score: 4 }) });
    await does(cast.hub, { name: 'recordCallback', on: await stand(), ...said({ outcome: 'DISSATISFIED', score: 1 }) });
    await made.settle();
    const { _entities } = await cast.hub.asks(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { caseStats { closed satisfaction satisfiedRate reopened } } } }',
      { r: [{ __typename: 'Jurisdiction', code: COMMUNITY }] },
    );
    expect(_entities[0].caseStats).toEqual({ closed: 2, satisfaction: 3.33, satisfiedRate: 0.6667, reopened: 1 });
  });
});
