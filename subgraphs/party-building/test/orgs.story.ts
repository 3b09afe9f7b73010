import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { admitted, castOf, COMMUNITY, does, GRID, looks, NEXT_GRID, party, refused, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const found = (over: Readonly<Record<string, unknown>>) =>
  does(cast.lead, 'foundPartyOrg', { input: { place: GRID, name: '支部', kind: 'BRANCH', ...over } });

describe('an organisation', () => {
  it('is founded under its parent, answers for its grid, and the city hears of it', async () => {
    const { branch } = await party(cast);
    expect(branch).toMatchObject({ state: 'ACTIVE', gridCode: GRID, serves: GRID, memberCount: { value: 0 } });
    expect(await told(made)).toEqual(['party-org.founded', 'party-org.founded']);
    const entities = `{ _entities(representations: [{ __typename: "Grid", code: "${GRID}" }, { __typename: "Grid", code: "${NEXT_GRID}" }]) {
      ... on Grid { partyOrg { id } } } }`;
    expect((await cast.clerk.asks(entities))._entities).toEqual([{ partyOrg: { id: branch.id } }, { partyOrg: null }]);
  });

  it('is looked for upwards: the grid branch, or the nearest one above', async () => {
    const { committee, branch } = await party(cast);
    const FOR = 'query ($place: ID!) { partyOrgFor(place: $place) { id } }';
    const of = async (place: string) => (await cast.clerk.asks(FOR, { place })).partyOrgFor?.id;
    expect(await of(`${GRID}001`)).toBe(branch.id);
    expect(await of(NEXT_GRID)).toBe(committee.id);
    expect(await of('340103009001')).toBeUndefined();
  });

  it.each([
    ['a branch without a parent', {}, 'ORG_TREE'],
    ['a group under a committee', { kind: 'GROUP', under: 'committee' }, 'ORG_TREE'],
    ['a general branch under a branch', { kind: 'GENERAL_BRANCH', under: 'branch' }, 'ORG_TREE'],
    ['a branch under a branch', { under: 'branch' }, 'ORG_TREE'],
    ['a group in another grid than its branch', { kind: 'GROUP', under: 'branch', place: NEXT_GRID }, 'ORG_PLACE'],
    ['a second branch for one grid', { under: 'committee', servesPlace: true }, 'PLACE_SERVED'],
    ['a group that answers for a place', { kind: 'GROUP', under: 'branch', servesPlace: true }, 'ORG_TREE'],
    ['one without a name', { under: 'committee', name: ' ' }, 'VALUE_MISSING'],
    ['one under nothing known', { parent: 'nobody' }, 'NOT_FOUND'],
    ['one in another district', { place: '340103009001', kind: 'COMMITTEE' }, 'NOT_FOUND'],
    ['one nowhere', { place: '3' }, 'CODE_INVALID'],
  ])('is refused: %s', async (_, { under, ...over }: Readonly<Record<string, unknown>>, code) => {
    const made = await party(cast);
    const parent = under ? { parent: made[under as 'branch' | 'committee'].id } : {};
    await expect(found({ ...parent, ...over })).rejects.toMatchObject({ code });
  });

  it('is described anew, and refuses what may not be done', async () => {
    const { committee, branch } = await party(cast);
    await refused(cast, 'describePartyOrg', { on: branch, input: { name: '甲' }, who: cast.lead });
    const named = await does(cast.lead, 'describePartyOrg', { on: branch, input: { name: '甲', servesPlace: false } });
    expect(named).toMatchObject({ name: '甲', serves: null });
    const other = await found({ parent: committee.id, servesPlace: true });
    expect(other).toMatchObject({ serves: GRID });
    const again = does(cast.lead, 'describePartyOrg', { on: named, input: { servesPlace: true } });
    await expect(again).rejects.toMatchObject({ code: 'PLACE_SERVED' });
  });

  it('gets another secretary, and the roll opens to that one alone', async () => {
    const { branch } = await party(cast);
    const member = await admitted(cast, branch);
    await refused(cast, 'appointSecretary', { on: branch, secretary: 'u-other', who: cast.lead });
    await does(cast.lead, 'appointSecretary', { on: branch, secretary: 'u-other' });
    expect(await looks(cast.keeping, 'PartyMembership', member.id)).toBeNull();
    expect(await looks(cast.other, 'PartyMembership', member.id)).toMatchObject({ status: 'FULL' });
  });

  it('merges into another of its kind with all that hangs on it', async () => {
    const { committee, branch } = await party(cast);
    const into = await found({ parent: committee.id, place: NEXT_GRID, secretary: 'u-other' });
    const member = await admitted(cast, branch);
    const group = await found({ parent: branch.id, kind: 'GROUP' });
    await refused(cast, 'mergePartyOrg', { on: branch, into: into.id, reason: '合并', who: cast.lead });
    for (const wrong of [branch.id, committee.id, group.id])
      await expect(does(cast.lead, 'mergePartyOrg', { on: branch, into: wrong, reason: '合并' })).rejects.toMatchObject(
        { code: 'ORG_MERGE' },
      );
    await expect(does(cast.lead, 'mergePartyOrg', { on: branch, into: into.id, reason: ' ' })).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    });
    const merged = await does(cast.lead, 'mergePartyOrg', { on: branch, into: into.id, reason: '合并' });
    expect(merged).toMatchObject({ state: 'MERGED', serves: null, mergedInto: { id: into.id } });
    expect(await looks(cast.secretary, 'PartyOrg', into.id)).toMatchObject({ serves: GRID });
    expect(await looks(cast.other, 'PartyMembership', member.id)).toMatchObject({ org: { id: into.id } });
    const ended = does(cast.lead, 'describePartyOrg', { on: merged, input: { name: '乙' } });
    await expect(ended).rejects.toMatchObject({ code: 'ORG_ENDED' });
  });

  it('is dissolved when nothing hangs on it, and not before', async () => {
    const { committee, branch } = await party(cast);
    const member = await admitted(cast, branch);
    await refused(cast, 'dissolvePartyOrg', { on: branch, reason: '撤销', who: cast.lead });
    for (const used of [committee, branch])
      await expect(does(cast.lead, 'dissolvePartyOrg', { on: used, reason: '撤销' })).rejects.toMatchObject({
        code: 'ORG_IN_USE',
      });
    await does(cast.keeping, 'endMembership', { on: member, reason: '转出' });
    expect(await does(cast.lead, 'dissolvePartyOrg', { on: branch, reason: '撤销' })).toMatchObject({
      state: 'DISSOLVED',
      serves: null,
    });
    expect(await told(made)).toContain('party-org.dissolved');
  });
});

describe('the figures of a node', () => {
  it('tell a few members to nobody above the organisation', async () => {
    const { branch } = await party(cast);
    await admitted(cast, branch);
    await admitted(cast, branch, { resident: 'r-2', registration: 'DUAL', employer: '研究所' });
    await made.settle();
    const stats = `query ($code: ID!) { _entities(representations: [{ __typename: "Jurisdiction", code: $code }]) {
      ... on Jurisdiction { partyStats { orgs gridsServed orgsByKind { kind count } members { value fewerThan }
        dualRegistered { value fewerThan } membersByBand { band count { value fewerThan } } } } } }`;
    const at = async (person: typeof cast.lead, code: string) =>
      (await person.asks(stats, { code }))._entities[0].partyStats;
    const few = { value: null, fewerThan: 5 };
    const above = await at(cast.district, COMMUNITY);
    expect(above).toMatchObject({ orgs: 1, gridsServed: 1, members: few, dualRegistered: few });
    expect(above.membersByBand).toContainEqual({ band: 'FROM_10', count: few });
    expect(await at(cast.clerk, COMMUNITY)).toMatchObject({ members: { value: 1 }, dualRegistered: { value: 1 } });
    expect((await cast.neighbour.answers(stats, { code: COMMUNITY })).data._entities[0].partyStats).toBeNull();
  });
});
