import type { Page } from 'playwright-core';
import { choose, desk, named, phone, theBrowser, withBrowser } from './browser.ts';
import { presses, soon } from './forms.ts';
import { isInOrder } from './looks.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, goes, scene } = theBrowser(city);
const PLACE = '340111400001';
let made: { readonly elder: string; readonly shop: string; readonly org: string };

const RESIDENT = 'mutation ($input: ResidentInput!) { made: registerResident(input: $input) { id } }';
const PROFILE = 'query ($id: ID!) { elderProfile(id: $id) { id } }';
const SHOP = 'mutation ($input: MerchantInput!) { made: openMerchant(input: $input) { id } }';
const ORG = 'mutation ($input: PartyOrgInput!) { made: foundPartyOrg(input: $input) { id } }';
const NEED = 'mutation ($input: NeedInput!) { made: postNeed(input: $input) { id } }';

const makes = async (who: Caller, text: string, input: object): Promise<string> =>
  (await who.asks(text, { input })).made.id;

beforeAll(async () => {
  const clerk = await city.as('clerk-binhu');
  const elder = await makes(clerk, RESIDENT, {
    place: `${PLACE}001`,
    name: '安乐',
    idType: 'NONE',
    sexCode: '2',
    birthDate: '1938-05-01',
    residency: 'HUKOU',
  });
  // Elderly care hears of everybody who is old enough.
  await eventually(
    () => clerk.asks(PROFILE, { id: elder }),
    ({ elderProfile }) => elderProfile !== null,
    30,
  );
  const { houses } = await clerk.asks('{ houses(first: 1) { nodes { id } } }');
  const premises = { kind: 'HOUSE', id: houses.nodes[0].id };
  const shop = { place: PLACE, name: '便民早点铺', kind: 'SHOP', industryCode: 'H62', premises };
  const org = { place: PLACE, name: '试点党委', kind: 'COMMITTEE' };
  const contact = { contactName: '安乐', contactPhone: '13900001111' };
  const need = { place: PLACE, kind: 'REPAIR', title: '楼道灯不亮', description: '三楼楼道灯坏了一周', ...contact };
  await makes(await city.as('resident-binhu'), NEED, need);
  made = {
    elder,
    shop: await makes(clerk, SHOP, shop),
    org: await makes(await city.as('secretary-binhu'), ORG, org),
  };
}, 90_000);

const sights: readonly (readonly [what: string, who: string, path: () => string, ready: string])[] = [
  ['the elders', 'clerk-binhu', () => '/elders', '.card-grid a'],
  ['the watch list', 'clerk-binhu', () => '/elders/watch', '.card-grid, .ant-empty'],
  ['an elder', 'clerk-binhu', () => `/elders/${made.elder}`, '.actions-card'],
  ['the assessments', 'clerk-binhu', () => '/elders/assessments', '.card-grid, .ant-empty'],
  ['the meals', 'clerk-binhu', () => '/elders/meals', '.card-grid, .ant-empty'],
  ['the services', 'clerk-binhu', () => '/elders/services', '.card-grid, .cards, .ant-empty'],
  ['the providers', 'clerk-binhu', () => '/elders/providers', '.card-grid, .ant-empty'],
  ['the subsidies', 'clerk-binhu', () => '/elders/subsidies', '.settings'],
  ['the settings of elderly care', 'qu-admin', () => '/elders/settings', '.settings'],
  ['the alerts', 'clerk-binhu', () => '/alerts', '.alert-card, .ant-empty'],
  ['the merchants', 'clerk-binhu', () => '/shops', '.card-grid a'],
  ['a merchant', 'clerk-binhu', () => `/shops/${made.shop}`, '.facts'],
  ['the visits', 'clerk-binhu', () => '/inspections', '.inspection, .ant-empty'],
  ['the markets', 'clerk-binhu', () => '/markets', '.tiles, .ant-empty'],
  ['the circles', 'clerk-binhu', () => '/circles', '.tiles, .ant-empty'],
  ['the settings for merchants', 'qu-admin', () => '/shops/settings', '.checklist'],
  ['the party organisations', 'secretary-binhu', () => '/party', '.card-grid a'],
  ['an organisation', 'secretary-binhu', () => `/party/orgs/${made.org}`, '.facts'],
  ['the activities', 'secretary-binhu', () => '/party/activities', '.cards, .ant-empty'],
  ['checking in', 'resident-binhu', () => '/party/check-in/none', '.page .ant-btn-primary'],
  ['the needs', 'secretary-binhu', () => '/needs', '.need'],
  ['the calls', 'secretary-binhu', () => '/party/calls', '.cards, .ant-empty'],
  ['the volunteers', 'secretary-binhu', () => '/party/volunteering', '.ant-empty, .cards'],
];

withBrowser.each([desk, phone])('elders, shops and party life in $language at $width px', (view) => {
  const pages = new Map<string, Page>();
  afterAll(() => Promise.all([...pages.values()].map((page) => page.context().close())));

  it.each(sights)(
    '%s: in order',
    scene(async (_, who, path, ready) => {
      const page = pages.get(who) ?? (await at(who, '/me', view));
      pages.set(who, page);
      await goes(page, path(), ready);
      await isInOrder(page, view);
    }),
  );
});

withBrowser('somebody who works with elders, shops and neighbours', () => {
  it(
    'raises an alert for an elder, and sees whose turn it is and the case it became',
    scene(async () => {
      const page = await at('clerk-binhu', `/elders/${made.elder}`);
      await presses(page, '发出预警', (form) => choose(form, '预警类别', '长时间无活动'));
      await goes(page, '/alerts', '.alert-open');
      const alert = page.locator('.alert-open', { hasText: '长时间无活动' });
      await alert.locator('[aria-current=step]').getByText('最近的在岗人员').waitFor();
      await page.context().close();
    }),
  );

  it(
    'records a licence of a shop and plans a joint visit',
    scene(async () => {
      const page = await at('clerk-binhu', `/shops/${made.shop}`);
      await presses(page, '登记证照', async (form) => {
        await choose(form, '证照类别', '食品经营许可证');
        await form.getByLabel('证号').fill('JY13401110000001');
      });
      await page.getByText('JY13401110000001').waitFor();
      const hub = await at('hub-binhu', `/shops/${made.shop}`);
      await presses(hub, '安排检查', async (form) => {
        await choose(form, '检查表', '消防检查表');
        await choose(form, '检查表', '卫生检查表');
        await hub.keyboard.press('Escape');
        await form.getByLabel('检查日期').fill(soon());
      });
      await hub.locator('.inspection').getByText('联合检查').waitFor();
      await Promise.all([page, hub].map((one) => one.context().close()));
    }),
  );

  it(
    'takes a neighbour’s need in hand, and learns whom to call after saying why',
    scene(async () => {
      const page = await at('volunteer-binhu', '/needs');
      const need = page.locator('.need', { hasText: '楼道灯不亮' });
      await need.waitFor();
      expect(await page.content()).not.toContain('13900001111');
      await presses(page, '认领');
      await need.locator('.reveal').click();
      await page.getByRole('button', { name: named('确认查看') }).click();
      await need.getByText('13900001111').waitFor();
      await page.context().close();
    }),
  );
});
