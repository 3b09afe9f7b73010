import type { Page } from 'playwright-core';
import { choose, named, phone, theBrowser, withBrowser } from './browser.ts';
import { theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, device, scene, thrown, url } = theBrowser(city);

type Fill = (page: Page) => Promise<void>;

const nothing: Fill = async () => {};
const because =
  (label: string, text: string): Fill =>
  async (page) =>
    page.getByRole('dialog').getByLabel(label).fill(text);

/** One button of the case page, its small form, and the word that it is done. */
async function press(page: Page, action: string, fill: Fill): Promise<void> {
  await page
    .locator('.actions-card')
    .getByRole('button', { name: named(action) })
    .click();
  await page.getByRole('dialog').waitFor();
  await fill(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named(action) })
    .click();
  await page.getByText(`已办理:${action}`).waitFor();
}

const reportUp: Fill = async (page) => {
  await choose(page, '无法处置的原因', '无处置权限');
  await because('理由', '网格无权拖移车辆')(page);
};
const dispatch: Fill = (page) => choose(page, '承办部门', '城市管理');
const calledBack: Fill = async (page) => {
  await page.getByRole('dialog').getByText('满意', { exact: true }).click();
  await page.getByRole('dialog').locator('.ant-rate-star').nth(4).click();
};

interface Scene {
  readonly place: string;
  readonly near: string;
  readonly acts: readonly (readonly [who: string, action: string, fill: Fill])[];
}

const scenes: Readonly<Record<string, Scene>> = {
  '滨湖世纪社区, two tiers in one': {
    place: '340111400001001',
    near: 'hub-binhu',
    acts: [
      ['grid-binhu', '上报社区', reportUp],
      ['hub-binhu', '派遣', dispatch],
      ['dept-binhu', '接单', nothing],
      ['dept-binhu', '办结', because('办理结果', '已摆放整齐')],
      ['hub-binhu', '核查通过', nothing],
      ['hub-binhu', '回访', calledBack],
    ],
  },
  '三孝口街道, three tiers': {
    place: '340103009001001',
    near: 'luyang-admin',
    acts: [
      ['grid-sanxiaokou', '上报社区', reportUp],
      ['hub-sanxiaokou', '提级', because('理由', '社区无执法力量')],
      ['street-dispatcher', '派遣', dispatch],
      ['dept-sanxiaokou', '接单', nothing],
      ['dept-sanxiaokou', '办结', because('办理结果', '已清理并劝导')],
      ['street-dispatcher', '核查通过', nothing],
      ['street-dispatcher', '回访', calledBack],
    ],
  },
};

/** The code of a door inside a grid. */
async function tokenIn(grid: string, near: string): Promise<string> {
  const staff = await city.as(near);
  const { grid: found } = await staff.asks(
    'query ($code: ID!) { grid(code: $code) { points(first: 5) { nodes { qrCode { token } } } } }',
    { code: grid },
  );
  return found.points.nodes[0].qrCode.token;
}

/** Scans the code on a phone and says what is wrong, without login; gives back the number. */
async function report(token: string): Promise<{ readonly number: string; readonly page: Page }> {
  const page = await (await device({ ...phone, language: 'zh-CN' })).newPage();
  const scans: string[] = [];
  page.on('request', (request) => {
    if (request.postData()?.includes('"ScanQrCode"')) scans.push(request.url());
  });
  await page.goto(url(`/q/${token}`));
  await page.getByText('谁负责这里').waitFor();
  await choose(page, '问题类别', '非机动车乱停放');
  await page.getByLabel('发生了什么').fill('楼下电动车把消防通道堵住了');
  await page.getByRole('button', { name: named('提交') }).click();
  await page.getByText('已收到').waitFor();
  const number = await page.locator('.receipt-number').innerText();
  expect(scans).toHaveLength(1);
  return { number, page };
}

withBrowser('a resident who scans a code, and everybody after', () => {
  it.each(Object.entries(scenes))(
    'see the matter to its close in %s',
    scene(async (_, { place, near, acts }) => {
      const { number, page: resident } = await report(await tokenIn(place, near));
      const staff = await city.as(near);
      const { caseByNumber } = await staff.asks('query ($number: String!) { caseByNumber(number: $number) { id } }', {
        number,
      });
      let [last, page] = ['', resident];
      for (const [who, action, fill] of acts) {
        if (who !== last) {
          if (page !== resident) await page.context().close();
          page = await at(who, `/cases/${caseByNumber.id}`);
        }
        last = who;
        await press(page, action, fill);
      }
      await page.getByText('已结案').first().waitFor();
      await resident.getByRole('link', { name: '查看进度' }).click();
      await resident.getByText('已结案').first().waitFor();
      expect(thrown).toEqual([]);
      await Promise.all([page, resident].map((one) => one.context().close()));
    }),
  );
});
