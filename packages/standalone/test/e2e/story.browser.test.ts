import { chromiumFlags, findChromium, isBrowserRequired } from '@linli/testkit';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../src/index.ts';
import { theCity } from './the-city.ts';

const executablePath = findChromium();
const withBrowser = executablePath || isBrowserRequired() ? describe : describe.skip;
if (withBrowser === describe.skip)
  process.stderr.write('No Chromium on this machine: the story in the console is skipped.\n');

import.meta.jest.setTimeout(120_000);
const city = theCity({ world: 'small' });
let browser: Browser;

beforeAll(async () => {
  if (!executablePath) return;
  browser = await chromium.launch({ executablePath, args: [...chromiumFlags], headless: true });
});
afterAll(() => browser?.close());

const consoleUrl = (): string => city.city().urls.console;

/** A browser of one's own, in Chinese; what a page logs as an error fails the test. */
async function someone(errors: string[]): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  context.on('weberror', (error) => errors.push(String(error.error())));
  return context;
}

/** Opens an antd select by its label and takes an option; long lists are scrolled. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().click();
  const wanted = page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first();
  const list = page.locator('.ant-select-dropdown:visible .ant-select-dropdown-list-holder').first();
  for (let turns = 0; turns < 20 && !(await wanted.isVisible()); turns += 1) {
    await list.hover();
    await page.mouse.wheel(0, 150);
    await page.waitForTimeout(60);
  }
  await wanted.click();
}

/** Signs in through the identity's own page and opens a case. */
async function atCase(username: string, id: string, errors: string[]): Promise<Page> {
  const page = await (await someone(errors)).newPage();
  await page.goto(`${consoleUrl()}/cases/${id}`);
  await page.getByRole('button', { name: named('登录') }).click();
  await page.fill('#username', username);
  await page.fill('#password', SAMPLE_PASSWORD);
  await page.click('#kc-login');
  await page.getByText('可办操作').first().waitFor();
  return page;
}

// antd sets two Chinese letters on a button apart.
const named = (text: string): RegExp => new RegExp(`^${[...text].join('\\s*')}$`);

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
async function report(token: string, errors: string[]): Promise<{ readonly number: string; readonly page: Page }> {
  const phone = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, isMobile: true });
  phone.setDefaultTimeout(20_000);
  phone.on('weberror', (error) => errors.push(String(error.error())));
  const page = await phone.newPage();
  await page.goto(`${consoleUrl()}/q/${token}`);
  await page.getByText('谁负责这里').waitFor();
  await choose(page, '问题类别', '非机动车乱停放');
  await page.getByLabel('发生了什么').fill('楼下电动车把消防通道堵住了');
  await page.getByRole('button', { name: named('提交') }).click();
  await page.getByText('已收到').waitFor();
  const number = await page.locator('.receipt-number').innerText();
  return { number, page };
}

withBrowser('a resident who scans a code, and everybody after', () => {
  it.each(Object.entries(scenes))('see the matter to its close in %s', async (_, { place, near, acts }) => {
    const errors: string[] = [];
    const { number, page: phone } = await report(await tokenIn(place, near), errors);
    const staff = await city.as(near);
    const { caseByNumber } = await staff.asks('query ($number: String!) { caseByNumber(number: $number) { id } }', {
      number,
    });
    let [last, page] = ['', phone];
    for (const [who, action, fill] of acts) {
      if (who !== last) page = await atCase(who, caseByNumber.id, errors);
      last = who;
      await press(page, action, fill);
    }
    await page.getByText('已结案').first().waitFor();
    await phone.getByRole('link', { name: '查看进度' }).click();
    await phone.getByText('已结案').first().waitFor();
    expect(errors).toEqual([]);
  });
});
