import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { admitted, castOf, does, GRID, looks, NEXT_GRID, party, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const { clock, person } = made;
const cast = castOf(made);
const keeps = (mutation: string, on: Seen, more = {}) => does(cast.keeping, mutation, { on, ...more });

describe('a secretary', () => {
  it('takes somebody on the roll, and the city hears nothing of whom', async () => {
    const { branch } = await party(cast);
    const row = await admitted(cast, branch);
    expect(row).toMatchObject({ status: 'FULL', registration: 'OWN', band: 'FROM_10', residentId: 'r-1' });
    const lines = await made.journal();
    expect(lines.at(-1)).toMatchObject({ entity: 'PartyMembership', action: 'partymembership.revealed' });
    expect(JSON.stringify(lines)).not.toContain('r-1"');
    expect(await told(made)).toContain('party-member.changed');
  });

  it.each([
    ['of another organisation', { by: 'other' }, 'NOT_SECRETARY'],
    ['for somebody who joined tomorrow', { joinedOn: '2199-01-01' }, 'VALUE_INVALID'],
    ['for somebody who joined before there was a party', { joinedOn: '1920-01-01' }, 'VALUE_INVALID'],
    ['for a double registration without the other place', { registration: 'DUAL' }, 'VALUE_MISSING'],
    ['from next door', { by: 'neighbour' }, 'NOT_FOUND'],
    ['without the right', { by: 'clerk' }, 'NOT_PERMITTED'],
  ] as const)('admits nobody %s', async (_, { by, ...over }: { by?: 'clerk' | 'neighbour' | 'other' }, code) => {
    const { branch } = await party(cast);
    const input = { org: branch.id, resident: 'r-1', joinedOn: '2001-07-01', ...over };
    await expect(does(cast[by ?? 'secretary'], 'admitMember', { input })).rejects.toMatchObject({ code });
  });

  it('keeps a person once as an own member and once besides, wherever the other roll is', async () => {
    const { committee, branch } = await party(cast);
    const input = { place: NEXT_GRID, name: '二支部', kind: 'BRANCH', parent: committee.id, secretary: 'u-secretary' };
    const second = await does(cast.lead, 'foundPartyOrg', { input });
    await admitted(cast, branch);
    await expect(admitted(cast, second)).rejects.toMatchObject({ code: 'MEMBER_ALREADY' });
    const dual = { registration: 'DUAL', employer: '某研究所党委' };
    expect(await admitted(cast, second, dual)).toMatchObject({ registration: 'DUAL', employer: '某研究所党委' });
    await expect(admitted(cast, branch, dual)).rejects.toMatchObject({ code: 'MEMBER_ALREADY' });
  });

  it('sees the roll with a purpose alone; nobody else sees that there is one', async () => {
    const { branch } = await party(cast);
    const { id } = await admitted(cast, branch);
    expect(await looks(cast.secretary, 'PartyMembership', id)).toMatchObject({
      residentId: null,
      employer: null,
      joinedOn: null,
      status: 'FULL',
    });
    const ROLL = 'query ($id: ID!) { partyOrg(id: $id) { members(first: 9) { nodes { id residentId } totalCount } } }';
    const roll = async (of: typeof cast.head) => (await of.asks(ROLL, { id: branch.id })).partyOrg.members;
    expect(await roll(cast.keeping)).toEqual({ nodes: [{ id, residentId: 'r-1' }], totalCount: 1 });
    for (const each of [cast.head, cast.other, cast.clerk, cast.district, cast.resident])
      expect(await roll(each)).toEqual({ nodes: [], totalCount: 0 });
    expect(await looks(cast.head, 'PartyMembership', id)).toBeNull();
    const OF = `{ _entities(representations: [{ __typename: "Resident", id: "r-1" }, { __typename: "Resident", id: "r-9" }]) {
      ... on Resident { partyMembership { id } } } }`;
    const of = async (each: typeof cast.head) =>
      (await each.asks(OF))._entities.map(({ partyMembership }: Seen) => partyMembership?.id ?? null);
    expect(await of(cast.keeping)).toEqual([id, null]);
    const asking = person({ at: GRID, roles: ['party-secretary'], id: 'u-other', purpose: 'PARTY_WORK' });
    for (const each of [cast.secretary, asking, cast.district]) expect(await of(each)).toEqual([null, null]);
  });
});

describe('a membership', () => {
  it('goes its way, and every step is refused to others, at another version, and from another state', async () => {
    const { branch } = await party(cast);
    clock.set('2026-03-02T09:00:00+08:00');
    const fresh = await admitted(cast, branch, { joinedOn: '2025-07-01', isOnProbation: true });
    expect(fresh).toMatchObject({ status: 'PROBATION', band: 'UNDER_10' });
    await expect(keeps('confirmMember', fresh)).rejects.toMatchObject({ code: 'PROBATION_RUNNING' });
    clock.set('2026-07-01T09:00:00+08:00');
    await refused(cast, 'confirmMember', { on: fresh, who: cast.keeping });
    const full = await keeps('confirmMember', fresh);
    for (const wrong of ['confirmMember', 'returnMember'])
      await expect(keeps(wrong, full)).rejects.toMatchObject({ code: 'MEMBER_STATE' });
    await refused(cast, 'floatMember', { on: full, who: cast.keeping });
    await expect(does(cast.other, 'floatMember', { on: full })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const away = await keeps('floatMember', full);
    expect(away).toMatchObject({ status: 'FLOATING' });
    await expect(keeps('floatMember', away)).rejects.toMatchObject({ code: 'MEMBER_STATE' });
    await refused(cast, 'returnMember', { on: away, who: cast.keeping });
    const back = await keeps('returnMember', away);
    await refused(cast, 'endMembership', { on: back, reason: '退党', who: cast.keeping });
    await expect(keeps('endMembership', back, { reason: ' ' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    const gone = await keeps('endMembership', back, { reason: '退党' });
    expect(gone).toMatchObject({ status: 'LEFT' });
    for (const wrong of ['confirmMember', 'floatMember', 'returnMember'])
      await expect(keeps(wrong, gone)).rejects.toMatchObject({ code: 'MEMBER_STATE' });
    expect((await told(made)).filter((type) => type === 'party-member.changed')).toHaveLength(5);
  });

  it('is handed over when the receiving secretary takes it, and comes back when not', async () => {
    const { committee, branch } = await party(cast);
    const input = { place: NEXT_GRID, name: '二支部', kind: 'BRANCH', parent: committee.id, secretary: 'u-other' };
    const other = await does(cast.lead, 'foundPartyOrg', { input });
    const row = await admitted(cast, branch);
    await refused(cast, 'transferMember', { on: row, to: other.id, who: cast.keeping });
    await expect(keeps('transferMember', row, { to: branch.id })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    const offered = await keeps('transferMember', row, { to: other.id });
    for (const wrong of ['floatMember', 'transferMember'])
      await expect(keeps(wrong, offered, wrong === 'transferMember' ? { to: other.id } : {})).rejects.toMatchObject({
        code: 'MEMBER_STATE',
      });
    const TRANSFERS = '{ partyTransfers(first: 9) { nodes { id } } }';
    expect((await cast.other.asks(TRANSFERS)).partyTransfers.nodes).toEqual([{ id: row.id }]);
    expect((await cast.head.asks(TRANSFERS)).partyTransfers.nodes).toEqual([]);
    await refused(cast, 'answerTransfer', { on: offered, accept: true, who: cast.other });
    const stranger = does(cast.keeping, 'answerTransfer', { on: offered, accept: true });
    await expect(stranger).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const back = await does(cast.other, 'answerTransfer', { on: offered, accept: false });
    expect(back).toMatchObject({ org: { id: branch.id }, transferTo: null });
    const again = await keeps('transferMember', back, { to: other.id });
    const taken = await does(cast.other, 'answerTransfer', { on: again, accept: true });
    expect(taken).toMatchObject({ org: { id: other.id }, transferTo: null });
    expect(await looks(cast.keeping, 'PartyMembership', row.id)).toBeNull();
  });

  it('is in another band when the years have passed', async () => {
    const { branch } = await party(cast);
    clock.set('2026-03-02T09:00:00+08:00');
    const row = await admitted(cast, branch, { joinedOn: '2017-12-31' });
    expect([row['band'], await made.tick('bands')]).toEqual(['UNDER_10', 0]);
    clock.set('2027-01-01T09:00:00+08:00');
    expect([await made.tick('bands'), await made.tick('bands')]).toEqual([1, 0]);
    expect(await looks(cast.keeping, 'PartyMembership', row.id)).toMatchObject({ band: 'FROM_10' });
  });
});
