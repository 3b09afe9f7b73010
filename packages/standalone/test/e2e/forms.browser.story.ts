import type { Page } from 'playwright-core';
import { choose, phone, theBrowser, withBrowser } from './browser.ts';
import { isDone, opens, presses, saidAt, sends, soon } from './forms.ts';
import { eventually, theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, goes, scene } = theBrowser(city);
let house: string;
let page: Page;
const people: Record<'first' | 'second', string> = { first: '', second: '' };

const here = (): string => new URL(page.url()).pathname;

withBrowser('a clerk who registers people', () => {
  beforeAll(async () => {
    const { houses } = await (await city.as('clerk-binhu')).asks('{ houses(first: 50) { nodes { id use } } }');
    house = houses.nodes.find(({ use }: { use: string }) => use === 'RENTED').id;
    page = await at('clerk-binhu', `/houses/${house}`);
  }, 90_000);

  it(
    'begins at a house, and is told at its field that a number is none',
    scene(async () => {
      const dialog = await opens(page, '登记居民', async (form) => {
        await form.getByLabel('姓名').fill('安然');
        await form.getByLabel('证件号码').fill('340199199001010010');
      });
      await saidAt(dialog, '证件号码').getByText('公民身份号码').waitFor();
      expect(await dialog.locator('.ant-alert').count()).toBe(0);
      await dialog.getByLabel('证件号码').fill('');
      await choose(dialog, '证件类型', '无证件');
      await choose(dialog, '性别', '女');
      await dialog.getByLabel('出生日期').fill('1988-03-04');
      await choose(dialog, '与房屋关系', '承租人');
      await sends(dialog, '登记居民');
      await page.locator('.person-page').waitFor();
      people.first = here();
    }),
  );

  it(
    'registers a relative without a house, who is in the list after',
    scene(async () => {
      await goes(page, '/people', '.list-foot');
      await opens(page, '登记居民', async (form) => {
        await form.getByLabel('姓名').fill('安宁远');
        await choose(form, '证件类型', '无证件');
        await choose(form, '性别', '男');
        await form.getByLabel('出生日期').fill('2015-06-07');
      });
      await page.locator('.person-page').waitFor();
      people.second = here();
    }),
  );

  it(
    'founds a household and records who belongs to whom',
    scene(async () => {
      await goes(page, people.first, '.person-page');
      await presses(page, '新立家庭户');
      await page.getByRole('link', { name: '打开家庭户' }).waitFor();
      const dialog = await opens(page, '登记亲属', (form) => choose(form, '亲属是此人的', '子女'));
      await saidAt(dialog, '亲属').getByText('请填写此项').waitFor();
      await dialog.getByRole('searchbox').fill('安宁远');
      await dialog.getByRole('button', { name: '查找' }).click();
      await dialog.getByRole('radio').first().check();
      await sends(dialog, '登记亲属');
      await isDone(page, '登记亲属');
      await goes(page, people.second, '.person-page');
      const join = await opens(page, '加入家庭户', (form) => choose(form, '与户主关系', '子女'));
      await saidAt(join, '该户成员').getByText('请填写此项').waitFor();
      await join.getByRole('searchbox').fill('安然');
      await join.getByRole('button', { name: '查找' }).click();
      await join.getByRole('radio').first().check();
      await sends(join, '加入家庭户');
      await isDone(page, '加入家庭户');
      await page.getByRole('link', { name: '打开家庭户' }).waitFor();
    }),
  );

  it(
    'lets the house to who lives there, for no time that ends before it begins',
    scene(async () => {
      const clerk = await city.as('clerk-binhu');
      await eventually(
        () => clerk.asks('query ($id: ID!) { house(id: $id) { residents(first: 5) { nodes { id } } } }', { id: house }),
        ({ house: { residents } }) => residents.nodes.length > 0,
      );
      await goes(page, `/houses/${house}`, '.house-facts');
      const dialog = await opens(page, '登记租赁', async (form) => {
        await choose(form, '承租人', '安*');
        await page.keyboard.press('Escape');
        await form.getByLabel('租期 起').fill(soon(10));
        await form.getByLabel('租期 止').fill(soon(5));
      });
      await saidAt(dialog, '租期 止').getByText('租期须为一天以上').waitFor();
      await dialog.getByLabel('租期 止').fill(soon(300));
      await sends(dialog, '登记租赁');
      await isDone(page, '登记租赁');
      await page.getByText(`${soon(10)} 至 ${soon(300)}`).waitFor();
    }),
  );

  it(
    'enters an estate, a building and a house on no floor it has not',
    scene(async () => {
      await goes(page, '/homes', '.tiles a');
      await opens(page, '登记小区', async (form) => {
        await choose(form, '所属社区', '琼临');
        await form.getByLabel('小区名称').fill('表单苑');
      });
      await page.getByRole('heading', { name: '表单苑' }).waitFor();
      await opens(page, '登记楼栋', (form) => form.getByLabel('楼栋号或名称').fill('3'));
      await page.getByRole('heading', { name: '表单苑3栋' }).waitFor();
      const dialog = await opens(page, '登记户室', async (form) => {
        await form.getByLabel('单元号').fill('1');
        await form.getByLabel('楼层').fill('9');
        await form.getByLabel('室号').fill('901');
      });
      await saidAt(dialog, '楼层').getByText('楼层超出该楼栋范围').waitFor();
      await dialog.getByLabel('楼层').fill('2');
      await dialog.getByLabel('室号').fill('201');
      await sends(dialog, '登记户室');
      await page.getByRole('heading', { name: '表单苑3栋1单元201室' }).waitFor();
      await page.context().close();
    }),
  );
});

withBrowser('two of a department that keeps sealed tags', () => {
  it(
    'seal one together: who proposed it does not approve it',
    scene(async () => {
      const one = await at('justice-binhu', people.first);
      await one.locator('.person-page').waitFor();
      const dialog = await opens(one, '提出特殊人群标签');
      await saidAt(dialog, '类别').getByText('请填写此项').waitFor();
      await choose(dialog, '类别', '社区矫正');
      await sends(dialog, '提出特殊人群标签');
      await isDone(one, '提出特殊人群标签');
      await one.getByText('本人提出,须本部门另一人办理').first().waitFor();
      expect(await one.getByRole('button', { name: '批准标签' }).count()).toBe(0);
      await one.context().close();
      const other = await at('justice-binhu-2', '/people/sealed');
      await presses(other, '批准标签');
      await other.locator('.sealed-card').getByText('有效').first().waitFor();
      expect(await other.locator('.sealed-card').textContent()).not.toContain('社区矫正');
      await other.context().close();
    }),
  );
});

withBrowser('a district that sets its terms', () => {
  it(
    'is told in English, on a phone, which value is not acceptable',
    scene(async () => {
      const admin = await at('qu-admin', '/elders/settings', phone);
      await admin.getByLabel('Nearest worker on duty').fill('0');
      await admin.getByRole('button', { name: 'Save' }).click();
      await saidAt(admin, 'Nearest worker on duty').getByText('This value is not acceptable').waitFor();
      await admin.getByLabel('Nearest worker on duty').fill('6');
      await admin.getByRole('button', { name: 'Save' }).click();
      await isDone(admin, 'Save');
      await goes(admin, '/people/settings', '.settings');
      await admin.getByLabel('Remind after so many days unverified').fill('3');
      await admin.getByRole('button', { name: 'Save' }).click();
      await saidAt(admin, 'Remind after so many days unverified').getByText('This value is not acceptable').waitFor();
      await admin.getByLabel('Remind after so many days unverified').fill('200');
      await admin.getByRole('button', { name: 'Save' }).click();
      await isDone(admin, 'Save');
      await admin.context().close();
    }),
  );
});
