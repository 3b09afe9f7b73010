import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, does, looks, people, registers, type Name, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

describe('care tags', () => {
  const tags = (on: Seen, names: readonly string[], by: Name = 'clerk', reason = '入户核实') =>
    does(cast[by], { name: 'setCareTags', on, args: { tags: ['[String!]!', names], reason: ['String!', reason] } });

  it('are set with a reason, hidden without a purpose, and not told to the city', async () => {
    const seen = await registers(cast.clerk);
    expect(await tags(seen, ['LOW_INCOME', 'ELDER_ALONE'])).toMatchObject({ careTags: null });
    const visiting = made.person({ ...people.clerk, purpose: 'HOUSEHOLD_VISIT' });
    expect((await looks(visiting, seen.id)).careTags).toEqual(['ELDER_ALONE', 'LOW_INCOME']);
    const lines = (await made.journal()).filter(({ action }) => action === 'resident.care-tags-changed');
    expect(lines).toMatchObject([{ reason: '入户核实', event: { data: {} } }]);
    expect(JSON.stringify(lines)).not.toContain('LOW_INCOME');
  });

  it('are refused when unknown, without a reason, from elsewhere and at an old version', async () => {
    const seen = await registers(cast.clerk);
    await expect(tags(seen, ['RICH'])).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(tags(seen, ['VETERAN'], 'clerk', ' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(tags(seen, ['VETERAN'], 'nextClerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(tags({ ...seen, version: 0 }, ['VETERAN'])).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });
});

const TAG = 'id version state kind note department approvedBy';
const LIST = `query ($id: ID!) { specialTags(first: 5) { totalCount nodes { ${TAG} } }
  resident(id: $id) { specialTags(first: 5) { totalCount nodes { ${TAG} } } } }`;
const ENTITY = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on SpecialTag { id } } }';

const proposes = (resident: string, by: Name = 'justice', kind = 'CORRECTION') =>
  does(cast[by], {
    name: 'proposeSpecialTag',
    args: { input: ['SpecialTagInput!', { resident, kind, note: '每月报到' }] },
    fields: TAG,
  });
const approves = (on: Seen, by: Name = 'justiceToo') => does(cast[by], { name: 'approveSpecialTag', on, fields: TAG });
const lifts = (on: Seen, by: Name = 'justice', reason = '期满') =>
  does(cast[by], { name: 'liftSpecialTag', on, args: { reason: ['String!', reason] }, fields: TAG });
const approved = async () => {
  const { id } = await registers(cast.clerk);
  return { id, tag: await approves(await proposes(id)) };
};
const asks = (tag: string, over: object = {}, by: Name = 'justice') =>
  does(cast[by], {
    name: 'requestTagAccess',
    args: {
      input: [
        'TagAccessInput!',
        { tag, reader: 'u-grid', until: '2026-03-10T09:00:00+08:00', reason: '包保走访', ...over },
      ],
    },
    fields: 'id version state',
  });
const grants = (on: Seen, by: Name = 'justiceToo') =>
  does(cast[by], { name: 'grantTagAccess', on, fields: 'id version state' });
const refuses = (on: Seen, by: Name = 'justiceToo', reason = '无必要') =>
  does(cast[by], { name: 'refuseTagAccess', on, args: { reason: ['String!', reason] }, fields: 'id version state' });

describe('a sealed tag', () => {
  it('goes from one colleague’s proposal through another’s approval to its end', async () => {
    const { id } = await registers(cast.clerk);
    const proposed = await proposes(id);
    expect(proposed).toMatchObject({ state: 'PROPOSED', kind: '***', note: '***', department: 'justice' });
    const held = await approves(proposed);
    expect(held).toMatchObject({ state: 'APPROVED', approvedBy: 'u-justice-2' });
    expect(await lifts(held)).toMatchObject({ state: 'LIFTED' });
    expect((await made.journal()).filter(({ entity }) => entity === 'SpecialTag').map(({ event }) => event)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is read by its department for the purpose, and every read is a line', async () => {
    const { id } = await approved();
    const serving = made.person({ ...people.justice, purpose: 'SPECIAL_CARE' });
    expect((await serving.asks(LIST, { id })).specialTags.nodes).toMatchObject([
      { kind: 'CORRECTION', note: '每月报到' },
    ]);
    const emergency = made.person({ ...people.justice, purpose: 'EMERGENCY' });
    expect((await emergency.asks(LIST, { id })).specialTags.nodes).toMatchObject([{ kind: '***' }]);
    const reads = (await made.journal()).filter(({ outcome }) => outcome === 'REVEALED');
    expect(reads.map(({ fields }) => fields.toSorted())).toEqual([['kind', 'note']]);
  });

  it.each<Name>(['clerk', 'gridWorker', 'health', 'admin', 'officer', 'foreignJustice'])(
    'does not exist for %s: lists, counts and references are those of a person without',
    async (name) => {
      const { id, tag } = await approved();
      const other = await registers(cast.clerk, { idType: 'NONE', idNumber: null, birthDate: '1970-01-01' });
      const person = made.person({ ...people[name], purpose: 'SPECIAL_CARE' });
      const [tagged, plain] = [await person.asks(LIST, { id }), await person.asks(LIST, { id: other.id })];
      expect(tagged).toEqual(plain);
      expect(tagged.specialTags).toEqual({ totalCount: 0, nodes: [] });
      const asked = [tag.id, 'nobody'].map((each) => ({ __typename: 'SpecialTag', id: each }));
      expect((await person.asks(ENTITY, { r: asked }))._entities).toEqual([null, null]);
    },
  );

  it.each<[string, (tag: Seen, id: string) => Promise<unknown>, string]>([
    ['approved by who proposed it', (tag) => approves(tag, 'justice'), 'SPECIAL_TAG_SAME_PERSON'],
    ['approved by another department', (tag) => approves(tag, 'health'), 'NOT_FOUND'],
    ['approved from elsewhere', (tag) => approves(tag, 'foreignJustice'), 'NOT_FOUND'],
    ['approved at an old version', (tag) => approves({ ...tag, version: 0 }), 'CHANGED_MEANWHILE'],
    ['approved by a clerk', (tag) => approves(tag, 'clerk'), 'NOT_PERMITTED'],
    ['lifted without a reason', (tag) => lifts(tag, 'justice', ' '), 'REASON_REQUIRED'],
    ['lifted by another department', (tag) => lifts(tag, 'health'), 'NOT_FOUND'],
    ['lifted at an old version', (tag) => lifts({ ...tag, version: 0 }), 'CHANGED_MEANWHILE'],
    ['read before it is approved', (tag) => asks(tag.id), 'SPECIAL_TAG_STATE'],
    ['of a kind that others keep', (_, id) => proposes(id, 'justice', 'MENTAL'), 'SPECIAL_TAG_KIND'],
    ['of no kind', (_, id) => proposes(id, 'justice', 'POET'), 'VALUE_INVALID'],
    ['about somebody elsewhere', (_, id) => proposes(id, 'foreignJustice'), 'NOT_FOUND'],
  ])('is not %s', async (_, go, code) => {
    const { id } = await registers(cast.clerk);
    await expect(go(await proposes(id), id)).rejects.toMatchObject({ code });
  });

  it('that has ended or been approved is neither approved again nor lifted twice', async () => {
    const { tag } = await approved();
    await expect(approves(tag, 'justice')).rejects.toMatchObject({ code: 'SPECIAL_TAG_STATE' });
    const lifted = await lifts(tag);
    await expect(approves(lifted)).rejects.toMatchObject({ code: 'SPECIAL_TAG_STATE' });
    await expect(lifts(lifted)).rejects.toMatchObject({ code: 'SPECIAL_TAG_STATE' });
  });
});

describe('a named reader', () => {
  const reading = () => made.person({ ...people.gridWorker, purpose: 'SPECIAL_CARE' });

  it('reads from the grant until its time is over', async () => {
    const { id, tag } = await approved();
    expect((await reading().asks(LIST, { id })).specialTags.totalCount).toBe(0);
    expect(await grants(await asks(tag.id))).toMatchObject({ state: 'GRANTED' });
    expect((await reading().asks(LIST, { id })).resident.specialTags.nodes).toMatchObject([{ kind: 'CORRECTION' }]);
    made.clock.set('2026-03-10T09:00:01+08:00');
    expect((await reading().asks(LIST, { id })).specialTags.nodes).toMatchObject([{ kind: '***' }]);
    expect(await made.tick('tag-accesses')).toBe(1);
    expect((await reading().asks(LIST, { id })).specialTags).toEqual({ totalCount: 0, nodes: [] });
    expect(await made.tick('tag-accesses')).toBe(0);
  });

  it('reads no more once the tag is lifted', async () => {
    const { id, tag } = await approved();
    await grants(await asks(tag.id));
    const [now] = (await cast.justice.asks(LIST, { id })).specialTags.nodes as [Seen];
    await lifts(now);
    expect((await reading().asks(LIST, { id })).specialTags.totalCount).toBe(0);
  });

  it.each<[string, (access: Seen) => Promise<unknown>, string]>([
    ['by who asked', (access) => grants(access, 'justice'), 'SPECIAL_TAG_SAME_PERSON'],
    ['by another department', (access) => grants(access, 'health'), 'NOT_FOUND'],
    ['at an old version', (access) => grants({ ...access, version: 0 }), 'CHANGED_MEANWHILE'],
    ['and refused by who asked', (access) => refuses(access, 'justice'), 'SPECIAL_TAG_SAME_PERSON'],
    ['and refused without a reason', (access) => refuses(access, 'justiceToo', ' '), 'REASON_REQUIRED'],
    ['and refused at an old version', (access) => refuses({ ...access, version: 0 }), 'CHANGED_MEANWHILE'],
  ])('is not let in %s', async (_, go, code) => {
    const { tag } = await approved();
    await expect(go(await asks(tag.id))).rejects.toMatchObject({ code });
  });

  it('lets nobody in by the own hand, for too long, without a reason, or twice', async () => {
    const { tag } = await approved();
    await expect(grants(await asks(tag.id, { reader: 'u-justice-2' }))).rejects.toMatchObject({
      code: 'SPECIAL_TAG_SAME_PERSON',
    });
    await expect(asks(tag.id, { until: '2026-06-01T00:00:00+08:00' })).rejects.toMatchObject({
      code: 'SPECIAL_TAG_TIME',
    });
    await expect(asks(tag.id, { until: '2026-03-01T00:00:00+08:00' })).rejects.toMatchObject({
      code: 'SPECIAL_TAG_TIME',
    });
    await expect(asks(tag.id, { reason: ' ' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(asks(tag.id, {}, 'health')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const refused = await refuses(await asks(tag.id));
    expect(refused).toMatchObject({ state: 'REFUSED' });
    await expect(grants(refused)).rejects.toMatchObject({ code: 'SPECIAL_TAG_STATE' });
  });
});
