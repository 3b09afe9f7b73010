import type { Locator, Page } from 'playwright-core';
import { choose, named, phone, theBrowser, withBrowser } from './browser.ts';
import { isDone, moment, opens, presses, saidAt, sends, soon } from './forms.ts';
import { openDoor } from './places.ts';
import { eventually, theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, device, goes, scene, url } = theBrowser(city);
let made: { readonly market: string; readonly shop: string; readonly token: string };

const POINT = 'mutation ($input: PointInput!) { registerPoint(input: $input) { id } }';
const CODE = 'mutation ($point: ID!) { issueQrCode(point: $point) { token } }';
const OPEN = 'mutation ($input: MerchantInput!) { openMerchant(input: $input) { id } }';
const LICENCE =
  'mutation ($merchant: ID!, $input: LicenceInput!) { recordLicence(merchant: $merchant, input: $input) { id } }';
const NOTICE = 'query ($token: ID!) { shopByQr(token: $token) { name } }';

/** A shop with a code at its door and a licence inside. */
async function shopWithCode() {
  const [hub, clerk] = await Promise.all([city.as('hub-binhu'), city.as('clerk-binhu')]);
  const { grid } = await openDoor(hub, '340111400002', '表单');
  const { registerPoint } = await hub.asks(POINT, { input: { place: grid, kind: 'SHOP', name: '表单路1号商铺' } });
  const { issueQrCode } = await hub.asks(CODE, { point: registerPoint.id });
  const premises = { kind: 'POINT', id: registerPoint.id };
  const shop = { place: grid, name: '表单面馆', kind: 'SHOP', industryCode: 'H62', premises };
  const { openMerchant } = await clerk.asks(OPEN, { input: shop });
  await clerk.asks(LICENCE, { merchant: openMerchant.id, input: { kind: 'FOOD', number: 'JY340111000000001' } });
  await eventually(
    () => city.nobody().asks(NOTICE, { token: issueQrCode.token }),
    ({ shopByQr }) => shopByQr !== null,
  );
  return { shop: openMerchant.id as string, token: issueQrCode.token as string };
}

beforeAll(async () => {
  const { markets } = await (await city.as('clerk-binhu')).asks('{ markets(first: 1) { nodes { id } } }');
  made = { market: markets.nodes[0].id, ...(await shopWithCode()) };
}, 90_000);

const answers = async (form: Page | Locator, word: string): Promise<void> => {
  for (const one of await form.getByRole('radio', { name: word, exact: true }).all()) await one.check();
};

withBrowser('those who look after shops', () => {
  it(
    'record what was found, order it put right, and see that it was',
    scene(async () => {
      const hub = await at('hub-binhu', `/shops/${made.shop}`);
      await presses(hub, '安排检查', async (form) => {
        await choose(form, '检查表', '消防检查表');
        await hub.keyboard.press('Escape');
        await form.getByLabel('检查日期').fill(soon(0));
      });
      await hub.locator('.inspection a').first().click();
      await hub.waitForURL(/\/inspections\/\w+$/);
      const path = new URL(hub.url()).pathname;
      const fire = await at('fire-binhu', path);
      const record = await opens(fire, '记录检查');
      await record.getByText('请填写此项').first().waitFor();
      await answers(record, '不符合');
      await sends(record, '记录检查');
      await isDone(fire, '记录检查');
      const order = await opens(fire, '责令整改', (form) => form.getByLabel('整改期限').fill('2020-01-01T09:00'));
      await saidAt(order, '整改期限').waitFor();
      await order.getByLabel('整改期限').fill(moment(2 * 1_440));
      await sends(order, '责令整改');
      await isDone(fire, '责令整改');
      const clerk = await at('clerk-binhu', path);
      await presses(clerk, '提交整改', (form) => form.locator('textarea').fill('已清理疏散通道,换新灭火器'));
      // What the console read less than five seconds ago it does not read again by itself.
      await hub.reload();
      await presses(hub, '复查合格');
      await hub.locator('.case-head').getByText('整改合格').waitFor();
      await Promise.all([hub, fire, clerk].map((one) => one.context().close()));
    }),
  );

  it(
    'post a price, and open a circle whose fair does not end before it begins',
    scene(async () => {
      const page = await at('clerk-binhu', `/markets/${made.market}`);
      const price = await opens(page, '报价', (form) => form.getByLabel('品名').fill('香菜'));
      await saidAt(price, '摊位').getByText('请填写此项').waitFor();
      await choose(price, '摊位', '菜摊');
      await price.getByLabel('单价(元)').fill('3.5');
      await sends(price, '报价');
      await isDone(page, '报价');
      await page.getByRole('row', { name: /香菜/ }).getByText('3.50').first().waitFor();

      await goes(page, '/circles', '.page-head');
      await opens(page, '成立商圈', (form) => form.getByLabel('名称').fill('表单商圈'));
      await page.getByRole('heading', { name: '表单商圈' }).waitFor();
      const fair = await opens(page, '发布活动', async (form) => {
        await form.getByLabel('标题').fill('邻里市集');
        await form.getByLabel('开始时间').fill(moment(2_000));
        await form.getByLabel('结束时间').fill(moment(1_000));
      });
      await saidAt(fair, '结束时间').getByText('活动时间不成立或已结束').waitFor();
      await fair.getByLabel('结束时间').fill(moment(3_000));
      await sends(fair, '发布活动');
      await isDone(page, '发布活动');
      await page.getByText('邻里市集').waitFor();
      await goes(page, `/shops/${made.shop}`, '.facts');
      await presses(page, '加入商圈', (form) => choose(form, '商圈', '表单商圈'));
      await page.locator('.facts').getByRole('link', { name: '表单商圈' }).waitFor();
      await page.context().close();
    }),
  );

  it(
    'shows its licence behind its code, and answers its own check on a phone in English',
    scene(async () => {
      const page = await (await device(phone)).newPage();
      await page.goto(url(`/q/${made.token}`));
      const notice = page.locator('.shop-notice');
      await notice.getByText('JY340111000000001').waitFor();
      await notice.getByText('valid', { exact: true }).waitFor();
      await notice.getByRole('button', { name: 'Self-check of the shop' }).click();
      await notice.getByRole('button', { name: named('Submit') }).click();
      await notice.getByText('Please fill this in').first().waitFor();
      await answers(page, 'good');
      await notice.getByRole('button', { name: named('Submit') }).click();
      await notice.getByText('Checked by itself: 0 to put right').waitFor();
      await page.context().close();
    }),
  );
});
