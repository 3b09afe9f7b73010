import { dayOf } from '@linli/kit';
import { openDoor } from './places.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();
const COMMITTEE = '340111400001';

const POINT = 'mutation ($input: PointInput!) { registerPoint(input: $input) { id } }';
const CODE = 'mutation ($point: ID!) { issueQrCode(point: $point) { token } }';
const OPEN = 'mutation ($input: MerchantInput!) { openMerchant(input: $input) { id version } }';
const LICENCE = `mutation ($merchant: ID!, $input: LicenceInput!) { recordLicence(merchant: $merchant, input: $input) { id } }`;
const SHOP = `query ($token: ID!) { shopByQr(token: $token) { name licences { kind state } lastResult
  selfCheck { version items { code } } } }`;
const CHECK = `mutation ($token: ID!, $input: SelfCheckInput!) { submitSelfCheck(token: $token, input: $input) { faults } }`;
const PLAN =
  'mutation ($input: InspectionInput!) { planInspection(input: $input) { id version parts { items { code } } } }';
const RECORD = `mutation ($id: ID!, $version: Int!, $input: FindingsInput!) {
  recordInspection(id: $id, version: $version, input: $input) { id version state result } }`;
const ORDER = `mutation ($id: ID!, $version: Int!, $dueAt: DateTime!) {
  orderRectification(id: $id, version: $version, dueAt: $dueAt) { id version state } }`;
const TRANSFER = `mutation ($id: ID!, $version: Int!) {
  transferRectification(id: $id, version: $version, reason: "逾期未整改") { id } }`;
const INSPECTION = `query ($id: ID!) { inspection(id: $id) { version state rectification { overdue }
  case { id version number state category { departments } links { kind id } source } merchant { creditScore } } }`;
const POINT_MERCHANT = 'query ($id: ID!) { point(id: $id) { name merchant { id name } } }';
const STATS = `query ($code: ID!) { jurisdiction(code: $code) { merchantStats { total passRate rectificationsOpen } } }`;

interface Shop {
  readonly point: string;
  readonly token: string;
  readonly merchant: string;
}

let hub: Caller;
let clerk: Caller;
let fire: Caller;
let shop: Shop;

describe('a shop', () => {
  beforeAll(async () => {
    [hub, clerk, fire] = await Promise.all([city.as('hub-binhu'), city.as('clerk-binhu'), city.as('fire-binhu')]);
    const { grid } = await openDoor(hub, COMMITTEE, '琼临');
    const { registerPoint } = await hub.asks(POINT, { input: { place: grid, kind: 'SHOP', name: '琼临苑1号商铺' } });
    const { issueQrCode } = await hub.asks(CODE, { point: registerPoint.id });
    const { openMerchant } = await clerk.asks(OPEN, {
      input: {
        place: grid,
        name: '琼临烟酒店',
        kind: 'SHOP',
        industryCode: 'F5226',
        premises: { kind: 'POINT', id: registerPoint.id },
      },
    });
    await clerk.asks(LICENCE, { merchant: openMerchant.id, input: { kind: 'TOBACCO', number: '3401110001' } });
    shop = { point: registerPoint.id, token: issueQrCode.token, merchant: openMerchant.id };
  });

  it('shows its licences and the self-check form to whoever scans its code, and takes the answers', async () => {
    const anyone = city.nobody();
    const { shopByQr: notice } = await eventually(
      () => anyone.asks(SHOP, { token: shop.token }),
      ({ shopByQr }) => shopByQr !== null,
    );
    expect(notice).toMatchObject({
      name: '琼临烟酒店',
      licences: [{ kind: 'TOBACCO', state: 'VALID' }],
      lastResult: null,
    });
    const { version, items } = notice.selfCheck;
    const answers = items.map(({ code }: { code: string }, at: number) => ({ item: code, ok: at > 0 }));
    const { submitSelfCheck } = await anyone.asks(CHECK, { token: shop.token, input: { version, answers } });
    expect(submitSelfCheck).toEqual({ faults: 1 });
    expect((await hub.asks(POINT_MERCHANT, { id: shop.point })).point).toEqual({
      name: '琼临苑1号商铺',
      merchant: { id: shop.merchant, name: '琼临烟酒店' },
    });
  });

  it('that puts nothing right in time is a case for enforcement, and the case’s closing settles it', async () => {
    const today = dayOf(new Date());
    const { planInspection: plan } = await hub.asks(PLAN, {
      input: { merchant: shop.merchant, checklists: ['FIRE'], plannedFor: today },
    });
    const answers = plan.parts[0].items.map(({ code }: { code: string }, at: number) => ({ item: code, ok: at > 0 }));
    const { recordInspection: done } = await fire.asks(RECORD, {
      id: plan.id,
      version: plan.version,
      input: { checklist: 'FIRE', answers },
    });
    expect(done).toMatchObject({ state: 'DONE', result: 'FAIL' });
    // A moment ahead, however long the way there took.
    const orders = () =>
      fire.refused(ORDER, {
        id: done.id,
        version: done.version,
        dueAt: new Date(Date.now() + 2_000).toISOString(),
      });
    expect(await eventually(orders, (code) => code !== 'RECTIFICATION_DUE')).toBe('none');
    const at = async () => (await hub.asks(INSPECTION, { id: plan.id })).inspection;
    const late = await eventually(at, ({ state }) => state === 'OVERDUE', 60);
    expect(late).toMatchObject({ state: 'OVERDUE', rectification: { overdue: true }, merchant: { creditScore: 85 } });
    await fire.asks(TRANSFER, { id: plan.id, version: late.version });
    const sent = await eventually(at, (each) => each.case !== null);
    expect(sent).toMatchObject({
      state: 'TRANSFERRED',
      case: {
        state: 'REPORTED',
        category: { departments: ['fire'] },
        links: [{ kind: 'MERCHANT', id: shop.merchant }],
        source: `inspection/${plan.id}`,
      },
    });
    await closes(sent.case);
    expect(await eventually(at, ({ state }) => state === 'SETTLED')).toMatchObject({
      state: 'SETTLED',
      case: { state: 'CLOSED' },
    });
    const { jurisdiction } = await eventually(
      () => hub.asks(STATS, { code: '340111400' }),
      (data) => data.jurisdiction.merchantStats.rectificationsOpen === 0,
    );
    expect(jurisdiction.merchantStats).toEqual({ total: 1, passRate: 0, rectificationsOpen: 0 });
  });
});

interface Matter {
  readonly id: string;
  readonly version: number;
}

/** The case goes its way: admitted, sent to the team, handled and verified; nobody is called back. */
async function closes(matter: Matter): Promise<void> {
  let version = matter.version;
  const does = async (who: Caller, name: string, declared = '', passed = '', variables: object = {}) => {
    const text = `mutation ($id: ID!, $version: Int!${declared}) { ${name}(id: $id, version: $version${passed}) { version } }`;
    version = (await who.asks(text, { id: matter.id, version, ...variables }))[name].version;
  };
  await does(hub, 'admitCase');
  const to = { department: 'fire' };
  await does(hub, 'dispatchCase', ', $to: PartyInput!', ', to: $to', { to });
  await does(fire, 'takeCase');
  await does(fire, 'resolveCase', ', $input: ResolveInput!', ', input: $input', { input: { result: '已整改到位' } });
  await does(hub, 'verifyCase', ', $ok: Boolean!', ', ok: $ok', { ok: true });
}
