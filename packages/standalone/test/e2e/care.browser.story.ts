import { choose, theBrowser, withBrowser } from './browser.ts';
import { isDone, moment, opens, presses, saidAt, sends, soon } from './forms.ts';
import { theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, scene } = theBrowser(city);
let made: { readonly elder: string; readonly creditCode: string; readonly second: string };

const FOUND = `{
  elderProfiles(first: 50, filter: { state: ACTIVE }) { nodes { id level } }
  merchants(first: 50) { nodes { creditCode } }
}`;

beforeAll(async () => {
  const { elderProfiles, merchants } = await (await city.as('clerk-binhu')).asks(FOUND);
  const second = await (await city.as('assessor-binhu-2')).asks('{ me { id } }');
  made = {
    elder: elderProfiles.nodes.find(({ level }: { level: number | null }) => level === null).id,
    creditCode: merchants.nodes.find(({ creditCode }: { creditCode: string | null }) => creditCode).creditCode,
    second: second.me.id,
  };
}, 90_000);

withBrowser('those who care for an elder', () => {
  it(
    'publish a menu for no day that is over, and order a meal of it',
    scene(async () => {
      const kitchen = await at('meal-binhu', '/elders/meals');
      const menu = await opens(kitchen, '发布菜单', async (form) => {
        await choose(form, '中央厨房', '1号中央厨房');
        await form.getByLabel('日期').fill('2020-01-01');
        await form.getByLabel('菜品(一行一个)').fill('红烧豆腐\n青菜');
        await form.getByLabel('价格(元,补贴前)').fill('12.5');
      });
      await saidAt(menu, '日期').getByText('该日该餐已有菜单,或日期已过').waitFor();
      await menu.getByLabel('日期').fill(soon(3));
      await sends(menu, '发布菜单');
      await isDone(kitchen, '发布菜单');
      await kitchen.context().close();

      const page = await at('clerk-binhu', `/elders/${made.elder}`);
      const order = await opens(page, '订餐', (form) => form.getByLabel('日期').fill(soon(3)));
      await saidAt(order, '助餐点').getByText('请填写此项').waitFor();
      await choose(order, '助餐点', '1号助餐点');
      await choose(order, '当日菜单', '红烧豆腐');
      await sends(order, '订餐');
      await isDone(page, '订餐');
      await page.locator('.meal-card', { hasText: '红烧豆腐' }).getByText('已下单').waitFor();
      await page.context().close();
    }),
  );

  it(
    'register a provider by its true code, order a service ahead, and rate it',
    scene(async () => {
      const hub = await at('hub-binhu', '/elders/providers');
      const register = await opens(hub, '登记机构', async (form) => {
        await form.getByLabel('机构名称').fill('表单助浴服务站');
        await form.getByLabel('统一社会信用代码').fill('913401110000000000');
        await choose(form, '服务项目', '助浴');
        await hub.keyboard.press('Escape');
      });
      await saidAt(register, '统一社会信用代码').getByText('统一社会信用代码校验不通过').waitFor();
      await register.getByLabel('统一社会信用代码').fill(made.creditCode);
      await sends(register, '登记机构');
      await isDone(hub, '登记机构');
      await hub.locator('.meal-card', { hasText: '表单助浴服务站' }).waitFor();
      await hub.context().close();

      const page = await at('clerk-binhu', `/elders/${made.elder}`);
      const order = await opens(page, '预约服务', async (form) => {
        await choose(form, '服务机构', '表单助浴服务站');
        await choose(form, '照护项目', '助浴');
        await form.getByLabel('预约时间').fill('2020-01-01T09:00');
        await form.getByLabel('价格(元)').fill('88');
      });
      await saidAt(order, '预约时间').getByText('时间须晚于现在').waitFor();
      await order.getByLabel('预约时间').fill(moment(1_440));
      await sends(order, '预约服务');
      await isDone(page, '预约服务');
      for (const step of ['接单', '完成服务', '评价服务']) await presses(page, step);
      await page.locator('.meal-card', { hasText: '88.00 元' }).getByText('评分 5').waitFor();
      await page.context().close();
    }),
  );

  it(
    'assess what an elder can do, two of them, and the level is published by a third',
    scene(async () => {
      const page = await at('assessor-binhu', `/elders/${made.elder}`);
      const { me } = await (await city.as('assessor-binhu')).asks('{ me { id } }');
      const start = await opens(page, '开始评估', (form) => form.getByLabel('第二评估员账号标识').fill(me.id));
      await saidAt(start, '第二评估员账号标识').getByText('须由两名不同的评估员评估').waitFor();
      await start.getByLabel('第二评估员账号标识').fill(made.second);
      await sends(start, '开始评估');
      await page.locator('.ability').waitFor();
      const assessment = new URL(page.url()).pathname;
      const items = page.locator('.ability .ant-radio-group');
      expect(await items.count()).toBe(26);
      for (const item of await items.all()) await item.locator('label').last().click();
      await page.getByRole('button', { name: '保存评估记录' }).click();
      await page.getByText('已评 26 / 26 项').waitFor();
      await presses(page, '签名提交');
      await page.context().close();
      for (const [who, step] of [
        ['assessor-binhu-2', '签名提交'],
        ['hub-binhu', '公布'],
      ] as const) {
        const next = await at(who, assessment);
        await presses(next, step);
        if (who === 'hub-binhu') await next.getByText('能力完好').first().waitFor();
        await next.context().close();
      }
    }),
  );
});
