import type { Locator, Page } from 'playwright-core';
import { choose, desk, phone, theBrowser, withBrowser } from './browser.ts';
import { fitsLarge, isInOrder } from './looks.ts';
import { looksUp, type Paths, sights } from './people-sights.ts';
import { eventually, theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, goes, scene, url } = theBrowser(city);
let paths: Paths;

const FOUND = `{
  residents(first: 100) { nodes { id household { id size } } }
  changeRecords(first: 1) { nodes { resident { id } } }
  mergeCandidates(first: 1) { nodes { id } }
}`;

beforeAll(async () => {
  const { residents, changeRecords, mergeCandidates } = await (await city.as('clerk-binhu')).asks(FOUND);
  const family = residents.nodes.find(({ household }: { household: { size: number } | null }) => household?.size === 3);
  paths = {
    person: `/people/${changeRecords.nodes[0].resident.id}`,
    household: `/households/${family.household.id}`,
    pair: `/people/duplicates?pair=${mergeCandidates.nodes[0].id}`,
  };
}, 90_000);
withBrowser.each([desk, phone])('in $language at $width px', (view) => {
  let page: Page;
  beforeAll(async () => {
    page = await at('clerk-binhu', '/me', view);
  });
  afterAll(() => page?.context().close());

  it.each(sights)(
    '$what: in order',
    scene(async ({ path, ready, turn }) => {
      await goes(page, path(paths), ready);
      await turn?.(page);
      await isInOrder(page, view);
    }),
  );

  it(
    'large type leaves no word under 18 px, and fits',
    scene(async () => {
      // Loaded anew: what somebody looked up before is forgotten.
      await page.goto(url('/me'));
      const plain = sights.filter(({ turn }) => !turn);
      await fitsLarge(
        page,
        plain.map(({ path, ready }) => ({ path: path(paths), open: () => goes(page, path(paths), ready) })),
      );
    }),
  );
});

const DECIDED = '{ changeRecords(first: 20, state: APPROVED) { nodes { field resident { id } } } }';
const CLEAR = 'query ($id: ID!) { resident(id: $id) { idNumber } }';
const idOf = (path: string): string => path.split('/').at(-1) ?? '';

const LOOK = '{ lookupResidents(by: TAIL, word: "0016") { isCut } }';
const isSoon = (what: Locator): Promise<boolean> =>
  what.waitFor({ timeout: 5_000 }).then(
    () => true,
    () => false,
  );

withBrowser('a lead who has to know', () => {
  it(
    'says why, is told that it is logged, sees it in clear, and finds the line in who looked',
    scene(async () => {
      const page = await at('hub-binhu', paths.person);
      await page.locator('.access-card').first().waitFor();
      const known = page.locator('.known');
      const { resident } = await (await city.as('hub-binhu')).asks(CLEAR, { id: idOf(paths.person) });
      await known.getByText(resident.idNumber, { exact: true }).waitFor();
      await page.locator('.reveal').first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('将写入审计日志').waitFor();
      await choose(dialog, '使用目的', '应急处置');
      const confirm = dialog.getByRole('button', { name: '确认查看' });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByLabel('理由或案件编号(至少四个字)').fill('老人走失,家属求助');
      await confirm.click();
      await known.getByText(/^\d{17}[\dX]$/).waitFor();
      expect(await known.getByText('已隐藏').count()).toBe(0);
      const line = page.locator('.access-card li', { hasText: '应急处置' }).first();
      await line.getByText('查看明文').waitFor();
      expect(await line.textContent()).toContain('证件号码');
      await page.getByRole('button', { name: '重新隐藏' }).click();
      await known.getByText(resident.idNumber, { exact: true }).waitFor();
      await page.context().close();
    }),
  );

  it(
    'is told what the limit is when looking people up too often',
    scene(async () => {
      const page = await at('hub-binhu', '/people');
      await page.locator('.list-foot').first().waitFor();
      const lead = await city.as('hub-binhu');
      const warning = page.getByText('精确查询次数过多');
      let word = 15;
      // The minute that is counted may end meanwhile: then it is looked up too often in the next one.
      const warned = async (): Promise<boolean> => {
        word += 1;
        const codes = await Promise.all(Array.from({ length: 31 }, () => lead.refused(LOOK)));
        await looksUp(page, `00${word}`);
        return codes.includes('LOOKUP_LIMITED') && (await isSoon(warning));
      };
      expect(await eventually(warned, Boolean, 90)).toBe(true);
      await page.getByText('每人每分钟最多 30 次').waitFor();
      await page.context().close();
    }),
  );
});

/** A button, and the same button in the small form it opens. */
async function presses(page: Page, name: string, fill: (dialog: Locator) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name }).click();
}

withBrowser('two who decide together', () => {
  it(
    'propose what waits for the other, and let it hold',
    scene(async () => {
      const clerk = await at('clerk-binhu', paths.person);
      await clerk.locator('.actions').first().waitFor();
      await presses(clerk, '提出变更', async (dialog) => {
        await choose(dialog, '字段', '民族');
        await choose(dialog, '新值', '鄂伦春族');
      });
      await clerk.getByText('已办理:提出变更').waitFor();
      await goes(clerk, '/people/changes', '.change');
      const own = clerk.locator('.change', { hasText: '本人提出,须他人审核' }).first();
      await own.waitFor();
      expect(await own.getByRole('button', { name: '通过' }).count()).toBe(0);
      await clerk.context().close();

      const lead = await at('hub-binhu', '/people/changes');
      await lead.locator('.change').first().waitFor();
      await lead
        .getByRole('checkbox', { name: /通过 民族/ })
        .first()
        .check();
      await lead.getByRole('button', { name: '通过所选' }).click();
      await lead.getByRole('dialog').getByRole('button', { name: '通过' }).click();
      await lead.getByText('已通过 1 项').waitFor();
      await presses(lead, '驳回', (dialog) => dialog.getByLabel('理由').fill('与证件不符'));
      await lead.getByText('已办理:驳回').waitFor();
      await lead.context().close();
      const { changeRecords } = await (await city.as('hub-binhu')).asks(DECIDED);
      expect(changeRecords.nodes).toContainEqual({ field: 'ETHNICITY', resident: { id: idOf(paths.person) } });
    }),
  );

  it(
    'make one person of two records, and two again',
    scene(async () => {
      const page = await at('clerk-binhu', paths.pair);
      await page.locator('.columns').first().waitFor();
      await page.getByRole('radio', { name: '保留此记录' }).first().check();
      await page.getByRole('radio', { name: '采用记录二的联系电话' }).check();
      await page.getByLabel('理由').fill('同一人重复登记');
      await page.getByRole('button', { name: '合并为一人' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '合并为一人' }).click();
      await page.getByText('已办理:合并为一人').waitFor();
      await goes(page, '/people/duplicates?state=CONFIRMED', '.change');
      await presses(page, '撤销合并', (dialog) => dialog.getByLabel('理由').fill('经核对是两人'));
      await page.getByText('已办理:撤销合并').waitFor();
      await page.locator('.change', { hasText: '已撤销' }).first().waitFor();
      await page.context().close();
    }),
  );
});
