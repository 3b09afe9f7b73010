import { readFile } from 'node:fs/promises';
import { openLedger, writeWorkbook } from '@linli/imports';
import type { Page } from 'playwright-core';
import { choose, desk, phone, theBrowser, withBrowser } from './browser.ts';
import { isInOrder } from './looks.ts';
import { theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, scene } = theBrowser(city);

const PLACE = '340111400001';
const HEAD = [
  '区划代码',
  '小区名称',
  '楼栋号',
  '单元号',
  '房子编号',
  '楼层',
  '建筑面积',
  '房屋用途',
  '业主姓名',
  '业主电话',
];
const home = (room: string, use: string, phoneNumber = '13900001111'): readonly string[] => [
  PLACE,
  '试点苑',
  '1',
  '1',
  room,
  room.slice(0, -2),
  '88.5',
  use,
  '安乐',
  phoneNumber,
];

// Two good rows, one whose word nobody knows yet, one with a bad phone, one twice, one without its room.
const LEDGER = [
  HEAD,
  home('101', '自住'),
  home('102', '出租'),
  home('201', '毛坯'),
  home('202', '自住', '12345'),
  home('102', '出租'),
  home('', '自住'),
];

const HOUSES = '{ houses(first: 1) { totalCount } }';
const countHouses = async (): Promise<number> => (await (await city.as('clerk-binhu')).asks(HOUSES)).houses.totalCount;

const figure = (page: Page, title: string) =>
  page.locator('.import-figures .figure', { has: page.getByText(title, { exact: true }) }).first();

withBrowser('a clerk with a dirty ledger', () => {
  let page: Page;
  let before: number;

  beforeAll(async () => {
    page = await at('clerk-binhu', '/imports');
    before = await countHouses();
  });
  afterAll(() => page?.context().close());

  it(
    'finds an empty sheet to fill in',
    scene(async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载空白样表' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('房屋台账.xlsx');
      const sample = await openLedger(await readFile(await download.path()));
      for await (const [first] of sample.lines(0)) expect(first?.cells).toContain('小区名称');
    }),
  );

  it(
    'uploads it, sees sheet and titles as they were guessed, and says what the odd column is',
    scene(async () => {
      const buffer = await writeWorkbook('房屋', LEDGER);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '琼临房屋.xlsx', mimeType: 'application/xlsx', buffer });
      await page.getByRole('button', { name: '上传', exact: true }).click();
      await page.getByRole('heading', { name: '琼临房屋.xlsx' }).waitFor();
      await isInOrder(page, desk);
      await page.getByRole('button', { name: '按此读取' }).click();
      await page.getByText('必填项目还没有对应的列:室号').waitFor();
      expect(await page.getByRole('button', { name: '保存对应' }).isDisabled()).toBe(true);
      await choose(page, '房子编号', '室号');
      await isInOrder(page, desk);
      await page.getByRole('button', { name: '保存对应' }).click();
    }),
  );

  it(
    'reads what is wrong before anything goes in, and teaches it a word',
    scene(async () => {
      const words = page.locator('.words');
      await words.waitFor();
      await page.locator('.fault-kinds').getByText('取值不在清单内').waitFor();
      expect(await countHouses()).toBe(before);
      await isInOrder(page, desk);
      await choose(page, '房屋用途:毛坯', '空置');
      await page.getByRole('button', { name: '保存取值并重新检查' }).click();
      await words.waitFor({ state: 'detached' });
      await figure(page, '新增').getByText('3', { exact: true }).waitFor();
      await figure(page, '错误').getByText('3', { exact: true }).waitFor();
      const line = page.locator('.difference-lines > li').first();
      await line.getByText('安*').waitFor();
      expect(await page.locator('.difference-lines').textContent()).not.toContain('13900001111');
      await isInOrder(page, desk);
    }),
  );

  it(
    'brings the good rows in and gets the others back with the reason',
    scene(async () => {
      await page.getByRole('button', { name: '导入', exact: true }).click();
      await page.getByRole('button', { name: '导入 3 行' }).click();
      const result = page.locator('.import-result');
      await result.waitFor();
      expect(await countHouses()).toBe(before + 3);
      await isInOrder(page, desk);
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.faulty-rows').click()]);
      expect(download.suggestedFilename()).toBe('错误-琼临房屋.xlsx');
      const back = await openLedger(await readFile(await download.path()));
      const rows: (readonly unknown[])[] = [];
      for await (const lines of back.lines(0)) rows.push(...lines.map(({ cells }) => cells));
      const [head, ...bad] = rows;
      expect(head?.at(-1)).toBe('错误原因');
      expect(bad.map((row) => String(row.at(-1)))).toEqual([
        expect.stringContaining('电话号码格式不对'),
        expect.stringContaining('与文件中前面的一行重复'),
        expect.stringContaining('缺少必填内容'),
      ]);
      expect(bad[0]).toContain('12345');
    }),
  );

  it(
    'takes it back, and finds the import in the list',
    scene(async () => {
      await page.getByRole('button', { name: '全部撤销' }).click();
      await page.locator('.ant-popconfirm').getByRole('button', { name: '提交' }).click();
      await page.locator('.case-head').getByText('已撤销').waitFor();
      expect(await countHouses()).toBe(before);
      await page.getByRole('link', { name: '全部导入任务' }).click();
      await page.locator('.jobs').getByRole('link', { name: '琼临房屋.xlsx' }).waitFor();
      await isInOrder(page, desk);
    }),
  );

  it(
    'is told in plain words when the file is no ledger',
    scene(async () => {
      const buffer = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
      await page.locator('input[type=file]').setInputFiles({ name: '旧表.xls', mimeType: 'application/xls', buffer });
      await page.getByRole('button', { name: '上传', exact: true }).click();
      await page.getByText('LEDGER_OLD_FORMAT').waitFor();
    }),
  );
});

withBrowser('a clerk on a phone, in English', () => {
  it(
    'goes from the file to the difference, and gives it up',
    scene(async () => {
      const page = await at('clerk-binhu', '/imports?ledger=resident', phone);
      await page.locator('.upload').waitFor();
      await isInOrder(page, phone);
      const rows = [
        ['姓名', '性别', '出生日期', '居住类型', '联系电话'],
        ['安乐', '女', '1990-02-03', '户籍', '13900001111'],
        ['安宁', '男', '1990-02-30', '流动', '13900001112'],
      ];
      const buffer = await writeWorkbook('居民', rows);
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'people.xlsx', mimeType: 'application/xlsx', buffer });
      await page.getByRole('button', { name: 'Upload', exact: true }).click();
      await page.getByRole('button', { name: 'Read it like this' }).click();
      await isInOrder(page, phone);
      await page.getByRole('button', { name: 'Keep the matching' }).click();
      await figure(page, 'Faulty').getByText('1', { exact: true }).waitFor();
      await isInOrder(page, phone);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('button', { name: 'Give it up' }).click();
      await page.locator('.ant-popconfirm').getByRole('button', { name: 'Submit' }).click();
      await page.locator('.case-head').getByText('cancelled').waitFor();
      await page.context().close();
    }),
  );
});
