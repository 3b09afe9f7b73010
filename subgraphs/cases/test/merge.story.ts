import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { aCase } from './a-case.ts';
import { castOf, does, looks, reports } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const stand = (state: Parameters<typeof aCase>[1]) => aCase({ town: made, cast }, state);

describe('the centre, hearing of one matter twice', () => {
  it.each(['REPORTED', 'IN_GRID', 'PENDING_DISPATCH'] as const)(
    'merges a case that is %s into the other',
    async (state) => {
      const parent = await reports(cast.resident);
      const copy = await stand(state);
      const merged = await does(cast.hub, { name: 'mergeCase', on: copy, args: { into: parent.id } });
      expect(merged).toMatchObject({ state: 'DUPLICATE', isOpen: false });
      const told = await cast.hub.asks(
        'query ($id: ID!) { case(id: $id) { version duplicates(first: 5) { nodes { id } } timeline(first: 9) { nodes { action note } } } }',
        { id: parent.id },
      );
      expect(told.case.duplicates.nodes).toEqual([{ id: copy.id }]);
      expect(told.case.timeline.nodes).toContainEqual({ action: 'FOLLOW', note: copy['number'] });
      expect(told.case.version).toBe(parent.version);
    },
  );

  it('does not merge a case into itself, a duplicate, a closed one, or one of another community', async () => {
    const copy = await reports(cast.resident);
    const closed = await stand('CLOSED');
    const duplicate = await stand('DUPLICATE');
    for (const parent of [copy, closed, duplicate]) {
      await expect(does(cast.hub, { name: 'mergeCase', on: copy, args: { into: parent.id } })).rejects.toMatchObject({
        code: 'CASE_MERGE_TARGET',
      });
    }
    const foreign = await reports(cast.neighbourHub, { place: '340103009002' });
    await expect(does(cast.hub, { name: 'mergeCase', on: copy, args: { into: foreign.id } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await looks(cast.hub, copy.id)).toMatchObject({ state: 'REPORTED', version: 1 });
  });

  it.each([
    ['clerk', 'NOT_PERMITTED'],
    ['street', 'CASE_OTHER_NODE'],
    ['neighbourHub', 'NOT_FOUND'],
  ] as const)('is not %s', async (who, code) => {
    const [copy, parent] = [await reports(cast.resident), await reports(cast.resident)];
    const merging = does(cast[who], { name: 'mergeCase', on: copy, args: { into: parent.id } });
    await expect(merging).rejects.toMatchObject({ code });
  });

  it('merges no case that somebody has in hand, and none at an old version', async () => {
    const parent = await reports(cast.resident);
    const inHand = await stand('DISPATCHED');
    await expect(does(cast.hub, { name: 'mergeCase', on: inHand, args: { into: parent.id } })).rejects.toMatchObject({
      code: 'CASE_STATE',
    });
    const old = { ...(await stand('REPORTED')), version: 1 };
    await expect(does(cast.hub, { name: 'mergeCase', on: old, args: { into: parent.id } })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
  });
});
