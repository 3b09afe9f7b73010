import { runTick, systemViewer } from '@linli/kit/inside';
import { needs } from '@linli/party-building';
import { withEngine } from '../../src/world/put.ts';
import { does, type Known, on } from './merge-cast.ts';
import { openDoor } from './places.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();
const COMMUNITY = '340111400001';
const DAY = 86_400_000;

interface Cast {
  readonly hub: Caller;
  readonly secretary: Caller;
  readonly resident: Caller;
  readonly volunteer: Caller;
  readonly grid: string;
  readonly branch: string;
}

let cast: Cast;

const asked = { kind: 'REPAIR', description: '厨房漏水', contactName: '李安邻', contactPhone: '13800138000' };
const posts = (title: string): Promise<Known> =>
  does(cast.resident, 'postNeed', { input: ['NeedInput!', { place: cast.grid, title, ...asked }] });

type Pass = (days: number) => Promise<void>;

/** As if a need had been posted earlier, each time so many days more; then the clock looks. */
const asTimePasses = (need: Known, work: (pass: Pass) => Promise<void>): Promise<void> =>
  withEngine(city.city().plan, 'party-building', async (engine) => {
    const context = engine.contextFor({ viewer: systemViewer('party-building/test'), requestId: 'days' });
    const tick = engine.subgraph.ticks?.find(({ name }) => name === 'needs');
    if (!tick) throw new Error('There is no clock of needs');
    await work(async (days) => {
      const past = (date: Date): Date => new Date(date.getTime() - days * DAY);
      await engine.within(context, ({ open }) =>
        open(needs).amend(need.id, ({ postedAt, dueAt }) => ({
          set: { postedAt: past(postedAt), dueAt: dueAt ? past(dueAt) : null },
        })),
      );
      await runTick(engine, tick);
    });
  });

const NEED = `query ($id: ID!) { need(id: $id) { id version state isOpen satisfaction actions contactPhone
  org { id name grid { code name } } } }`;
const sees = async (who: Caller, { id }: Known, purpose?: string) =>
  (await who.asks(NEED, { id }, purpose ? { purpose } : {})).need;

describe('有求必应', () => {
  /** 滨湖世纪社区党委 and the branch of a new grid, both led by the secretary who logs in here. */
  beforeAll(async () => {
    const names = ['hub-binhu', 'secretary-binhu', 'resident-binhu', 'volunteer-binhu'];
    const [hub, secretary, resident, volunteer] = (await Promise.all(names.map((name) => city.as(name)))) as [
      Caller,
      Caller,
      Caller,
      Caller,
    ];
    const { grid } = await openDoor(hub, COMMUNITY, '琼临');
    const led = { secretary: (await secretary.asks('{ me { id } }')).me.id, servesPlace: true };
    const founds = (input: object): Promise<Known> => does(hub, 'foundPartyOrg', { input: ['PartyOrgInput!', input] });
    const above = { place: '340111400000', name: '滨湖世纪社区党委', kind: 'COMMITTEE', ...led };
    const { id: parent } = await founds(above);
    const { id: branch } = await founds({ place: grid, name: '琼临第一网格党支部', kind: 'BRANCH', parent, ...led });
    cast = { hub, secretary, resident, volunteer, grid, branch };
  }, 30_000);

  it('a volunteer answers a neighbour, sees whom to call, and the neighbour says it was done', async () => {
    const posted = await posts('修水管');
    const claimed = await does(cast.volunteer, 'claimNeed', { ...on(posted), as: ['ClaimKind!', 'VOLUNTEER'] });
    expect(await sees(cast.volunteer, posted)).toMatchObject({ state: 'CLAIMED', contactPhone: '138****8000' });
    expect(await sees(cast.volunteer, posted, 'MUTUAL_HELP')).toMatchObject({ contactPhone: '13800138000' });
    const begun = await does(cast.volunteer, 'beginNeed', on(claimed));
    const done = await does(cast.volunteer, 'finishNeed', { ...on(begun), result: ['String!', '已更换'] });
    await does(cast.resident, 'confirmNeed', { ...on(done), satisfaction: ['Int!', 5] });
    expect(await sees(cast.resident, posted)).toMatchObject({ state: 'CONFIRMED', isOpen: false, satisfaction: 5 });
  });

  it('what nobody answers for fourteen days goes to the grid branch, and its secretary sees to it', async () => {
    const posted = await posts('陪同就医');
    await asTimePasses(posted, async (pass) => {
      await pass(13);
      expect(await sees(cast.secretary, posted)).toMatchObject({ state: 'POSTED', org: null });
      await pass(1);
    });
    const expired = await sees(cast.secretary, posted);
    expect(expired).toMatchObject({
      state: 'EXPIRED',
      org: { id: cast.branch, grid: { code: cast.grid, name: '琼临第一网格' } },
    });
    const taken = await does(cast.secretary, 'takeNeedOver', on(expired));
    const done = await does(cast.secretary, 'finishNeed', { ...on(taken), result: ['String!', '已陪同'] });
    await does(cast.resident, 'confirmNeed', { ...on(done), satisfaction: ['Int!', 4] });
    expect(await sees(cast.resident, posted)).toMatchObject({ state: 'CONFIRMED' });
  });

  it('the district reads in one question how a place is divided, led and answered', async () => {
    const OVERVIEW = `query ($code: ID!) { jurisdiction(code: $code) { name gridStats { grids } caseStats { reported }
      partyOrg { name } partyStats { orgs gridsServed needsPosted needsConfirmed needsAnsweredRate needsUnanswered members { value fewerThan } } } }`;
    const admin = await city.as('qu-admin');
    const place = await eventually(
      async () => (await admin.asks(OVERVIEW, { code: '340111400' })).jurisdiction,
      ({ partyStats, gridStats }) => partyStats.needsConfirmed === 2 && gridStats.grids === 1,
    );
    expect(place).toMatchObject({
      gridStats: { grids: 1 },
      partyOrg: { name: '滨湖世纪社区党委' },
      partyStats: {
        orgs: 2,
        gridsServed: 1,
        needsPosted: 2,
        needsAnsweredRate: 1,
        needsUnanswered: 1,
        members: { value: 0 },
      },
    });
  });

  it('the ledger says who did what, and that the clock handed it over', async () => {
    const auditor = await city.as('auditor-baohe');
    const LINES = '{ auditEntries(first: 100) { nodes { action actor } } }';
    const actions = async (): Promise<readonly string[]> =>
      (await auditor.asks(LINES)).auditEntries.nodes.map(({ action }: { action: string }) => action);
    const found = await eventually(actions, (all) => all.includes('need.unanswered'));
    expect(found).toEqual(
      expect.arrayContaining(['need.posted', 'need.unanswered', 'need.taken-over', 'need.confirmed']),
    );
  });
});
