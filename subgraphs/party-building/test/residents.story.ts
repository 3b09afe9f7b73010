import { systemViewer } from '@linli/kit/inside';
import { histories, town } from '@linli/testkit';
import { logins } from '../src/login.model.ts';
import { memberships } from '../src/party-membership.model.ts';
import { partyOrgs } from '../src/party-org.model.ts';
import { subgraph } from '../src/index.ts';
import {
  admitted,
  castOf,
  COMMUNITY,
  does,
  GRID,
  looks,
  NEXT_COMMUNITY,
  NEXT_GRID,
  party,
  type Seen,
} from './people.ts';

const made = town(subgraph);
const { hear } = made;
const cast = castOf(made);
const said = (type: string, subject: string, data: Readonly<Record<string, string | null>> = {}) => ({
  type,
  subject,
  jurisdiction: COMMUNITY,
  data,
});
const see = ({ id }: Seen) => looks(cast.keeping, 'PartyMembership', id);

describe('a membership', () => {
  it('ends with the person, and begins again when the death was an error', async () => {
    const { branch } = await party(cast);
    const row = await admitted(cast, branch);
    await hear(said('resident.deceased', 'r-1'));
    expect(await see(row)).toMatchObject({ status: 'DECEASED' });
    await hear(said('resident.death-undone', 'r-1'));
    expect(await see(row)).toMatchObject({ status: 'FULL' });
  });

  it('says when the member lives elsewhere, and no longer when they are back', async () => {
    const { branch } = await party(cast);
    const row = await admitted(cast, branch);
    await hear(said('resident.moved', 'r-1', { from: GRID, to: NEXT_COMMUNITY }));
    expect(await see(row)).toMatchObject({ movedAway: true });
    await hear(said('resident.moved', 'r-1', { from: NEXT_COMMUNITY, to: GRID }));
    expect(await see(row)).toMatchObject({ movedAway: false });
    await hear(said('resident.moved-out', 'r-1'));
    expect(await see(row)).toMatchObject({ movedAway: true });
  });

  it('follows a merge and its undoing; of two of one person the older counts', async () => {
    const { branch } = await party(cast);
    await admitted(cast, branch);
    const second = await admitted(cast, branch, { resident: 'r-2' });
    const count = async () => (await looks(cast.secretary, 'PartyOrg', branch.id))['memberCount'];
    await hear(said('resident.merged', 'r-2', { from: 'r-2', into: 'r-1' }));
    expect(await see(second)).toMatchObject({ residentId: 'r-1' });
    await made.settle();
    const stats = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "${GRID}" }]) {
      ... on Jurisdiction { partyStats { members { value } } } } }`;
    const members = async () => (await cast.district.asks(stats))._entities[0].partyStats.members.value;
    expect([await members(), await count()]).toEqual([null, { value: 2, fewerThan: null }]);
    expect((await made.running().engine.drift()).length).toBe(0);
    await hear(said('resident.unmerged', 'r-2', { from: 'r-2', into: 'r-1' }));
    expect(await see(second)).toMatchObject({ residentId: 'r-2' });
  });

  it('is gone with an erased person, and neither the store nor the journal names them', async () => {
    const { branch } = await party(cast);
    const row = await admitted(cast, branch, { resident: 'r-erased-canary' });
    await hear(said('resident.erased', 'r-erased-canary', { dissolved: null }));
    expect(await see(row)).toBeNull();
    const kept = (await made.rawStore()).filter(
      ({ collection, text }) => text.includes('r-erased-canary') && collection !== 'receipts',
    );
    expect(kept.map(({ collection }) => collection)).toEqual([]);
  });
});

describe('an organisation', () => {
  it('goes with its grid into another, with roll and needs, and answers for it', async () => {
    const { branch } = await party(cast);
    const row = await admitted(cast, branch);
    await hear({ type: 'grid.merged', subject: 'g-1', jurisdiction: GRID, data: { into: NEXT_GRID } });
    expect(await looks(cast.secretary, 'PartyOrg', branch.id)).toMatchObject({
      gridCode: NEXT_GRID,
      serves: NEXT_GRID,
    });
    expect(await see(row)).toMatchObject({ org: { id: branch.id } });
    await hear({
      type: 'grid.split',
      subject: 'g-2',
      jurisdiction: NEXT_GRID,
      data: { parts: 2, codes: '340111400001003,340111400001004' },
    });
    expect(await looks(cast.secretary, 'PartyOrg', branch.id)).toMatchObject({ gridCode: '340111400001003' });
  });
});

describe('what is heard', () => {
  const row = { org: 'o-1', keeper: 'u-secretary', was: [], joinedOn: '2001-07-01', registration: 'OWN' } as const;
  const full = { ...row, status: 'FULL', band: 'FROM_10', bandYear: 2026, movedAway: false } as const;
  const org = { name: '支部', kind: 'BRANCH', state: 'ACTIVE', foundedAt: new Date(0) } as const;

  histories(made, {
    unreceipted: true,
    begin: async () => {
      await made.given(partyOrgs, { place: GRID, ...org, serves: GRID, isServing: true });
      for (const resident of ['a', 'b', 'c', 'd', 'e', 'f'])
        await made.given(memberships, { place: GRID, ...full, resident });
    },
    stories: [
      [
        said('resident.account-linked', 'a', { account: 'u-a' }),
        said('resident.moved', 'a', { from: GRID, to: NEXT_COMMUNITY }),
        said('resident.deceased', 'a'),
        said('resident.death-undone', 'a'),
      ],
      [
        said('resident.account-linked', 'b', { account: 'u-b' }),
        said('resident.merged', 'b', { from: 'b', into: 'c' }),
        said('resident.unmerged', 'b', { from: 'b', into: 'c' }),
        said('resident.merged', 'b', { from: 'b', into: 'c' }),
      ],
      [said('resident.moved-out', 'd'), said('resident.erased', 'd', { dissolved: null })],
      // One who is erased with what was merged into the record.
      [
        said('resident.account-linked', 'e', { account: 'u-e' }),
        said('resident.merged', 'e', { from: 'e', into: 'f' }),
        said('resident.erased', 'e', { dissolved: null }),
      ],
      [said('resident.erased', 'f', { dissolved: null })],
      [{ type: 'grid.merged', subject: 'g-1', jurisdiction: GRID, data: { into: NEXT_GRID } }],
    ],
    state: async () => {
      const { engine } = made.running();
      const { open } = engine.contextFor({ viewer: systemViewer('state'), requestId: 'state' });
      const rows = await open(memberships).some({}, { limit: 100 });
      const orgs = await open(partyOrgs).some({}, { limit: 100 });
      const known = await open(logins).some({}, { limit: 100 });
      return {
        members: rows.map(({ resident, was, status, movedAway, grid, doubles }) => [
          resident,
          was,
          status,
          movedAway,
          grid,
          Boolean(doubles),
        ]),
        orgs: orgs.map(({ serves, grid, isServing }) => [serves, grid, isServing]),
        logins: known.map(({ account, resident }) => [account, resident]).sort(),
      };
    },
  });
});

describe('a need', () => {
  it('names nobody any more when whoever asked is erased', async () => {
    const asked = { kind: 'REPAIR', title: '修水管', description: '厨房漏水', contactName: '王小明' };
    const input = { place: GRID, address: '琼临苑3栋501室', ...asked, contactPhone: '0551-6363 1234' };
    const mine = await does(cast.resident, 'postNeed', { input });
    const other = await does(cast.resident, 'postNeed', { input: { ...input, contactName: '王小月' } });
    const whisper = { name: '王小明', phone: '055163631234', idNumber: null, birthDate: null };
    await hear({ ...said('resident.erased', 'r-1'), whisper });
    const shows = async ({ id }: Seen) => looks(cast.clerk, 'Need', id);
    expect(await shows(mine)).toMatchObject({ contactName: null, contactPhone: null, address: null });
    expect(await shows(other)).toMatchObject({ contactName: '王**' });
  });
});
