import type { Page } from 'playwright-core';
import { choose, desk, phone, theBrowser, withBrowser } from './browser.ts';
import { faults, fitsLarge, isInOrder, smallTargets } from './looks.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, goes, scene } = theBrowser(city);
let made: { readonly estate: string; readonly building: string; readonly house: string };

const ESTATE = 'mutation ($input: EstateInput!) { made: registerEstate(input: $input) { id } }';
const BUILDING = 'mutation ($input: BuildingInput!) { made: registerBuilding(input: $input) { id } }';
const HOUSE = 'mutation ($input: HouseInput!) { made: registerHouse(input: $input) { id } }';
const CHECK = 'mutation ($input: OccupancyCheckInput!) { made: recordOccupancyCheck(input: $input) { id } }';

const makes = async (who: Caller, text: string, input: object): Promise<string> =>
  (await who.asks(text, { input })).made.id;

/** A building of two units and two floors, each house used in another way; in the rented one more live than it may hold. */
async function buildingOf(clerk: Caller) {
  const estate = await makes(clerk, ESTATE, { place: '340111400001', name: '看板苑', street: '试点路 1 号' });
  const building = await makes(clerk, BUILDING, { estate, number: '7', floors: 2, units: 2 });
  const at = (unit: string, floor: number, use: string) =>
    makes(clerk, HOUSE, {
      building,
      unit,
      floor,
      room: `${floor}0${unit}`,
      use,
      ownerName: '安乐',
      ownerPhone: '13900001111',
    });
  const house = await at('1', 2, 'RENTED');
  await at('2', 2, 'VACANT');
  await at('1', 1, 'BUSINESS');
  await at('2', 1, 'OWN');
  await makes(clerk, CHECK, { house, seen: 4 });
  return { estate, building, house };
}

beforeAll(async () => {
  made = await buildingOf(await city.as('clerk-binhu'));
  const hub = await city.as('hub-binhu');
  await eventually(
    () => hub.asks('query ($id: ID!) { house(id: $id) { mismatches { id } } }', { id: made.house }),
    ({ house }) => house.mismatches.length > 0,
  );
}, 90_000);
const pages: readonly (readonly [string, () => string, string])[] = [
  ['the homes', () => '/homes', '.tiles a'],
  ['an estate', () => `/estates/${made.estate}`, '.tiles a'],
  ['a building', () => `/buildings/${made.building}`, '.board .box'],
  ['a house', () => `/houses/${made.house}`, '.house-facts'],
  ['the mismatches', () => '/mismatches', '.mismatch'],
  ['the hazards', () => '/hazards?isOpen=all', '.hazard, .ant-empty'],
];

withBrowser.each([desk, phone])('homes in $language at $width px', (view) => {
  let page: Page;
  beforeAll(async () => {
    page = await at('clerk-binhu', '/me', view);
  });
  afterAll(() => page?.context().close());

  it.each(pages)(
    '%s: in order',
    scene(async (_, path, ready) => {
      await goes(page, path(), ready);
      await isInOrder(page, view);
    }),
  );

  it(
    'large type leaves no word under 18 px, and fits',
    scene(async () => {
      await goes(page, '/me', '.lines');
      await fitsLarge(
        page,
        pages.map(([, path, ready]) => ({ path: path(), open: () => goes(page, path(), ready) })),
      );
    }),
  );
});

withBrowser('a clerk at a building', () => {
  let page: Page;
  beforeAll(async () => {
    page = await at('clerk-binhu', '/homes');
  });
  afterAll(() => page?.context().close());

  it(
    'finds a house by an address in anybody’s writing',
    scene(async () => {
      await page.getByLabel('小区或路名、楼栋、单元、室号,任意写法').fill('看板苑七号楼一单元201');
      await page.locator('.lookup').getByRole('button').last().click();
      const found = page.locator('.lookup').getByRole('link', { name: /看板苑7栋1单元201室/ });
      await found.waitFor();
      expect(await found.getAttribute('href')).toBe(`/houses/${made.house}`);
    }),
  );

  it(
    'reads the board floor by floor, each house by its name and not by its colour',
    scene(async () => {
      await goes(page, `/buildings/${made.building}`, '.board');
      const board = page.locator('.board');
      expect(await board.locator('tbody th').allTextContents()).toEqual(['2 层', '1 层']);
      expect(await board.locator('thead th').allTextContents()).toEqual(['1 单元', '2 单元']);
      const [top] = await board.locator('tbody tr').all();
      expect(await top?.locator('.box').evaluateAll((boxes) => boxes.map((box) => box.textContent))).toEqual([
        '201 ▲ 出租 登记 0 人',
        '202 □ 空置 登记 0 人',
      ]);
      await board.getByRole('link', { name: '201 出租 登记 0 人' }).click();
      await page.getByRole('heading', { name: '看板苑7栋1单元201室' }).waitFor();
    }),
  );

  it(
    'sees the owner masked, and in clear after saying why',
    scene(async () => {
      const facts = page.locator('.house-facts');
      await facts.getByText('安*').waitFor();
      expect(await page.content()).not.toContain('13900001111');
      await facts.locator('.reveal').click();
      await choose(page.getByRole('dialog'), '使用目的', '入户走访');
      await page.getByRole('dialog').locator('.ant-btn-primary').click();
      await facts.getByText('13900001111').waitFor();
    }),
  );

  it(
    'settles a mismatch with a reason',
    scene(async () => {
      const waiting = page.locator('.mismatch', { hasText: '出租房无租赁登记' });
      await waiting.getByRole('button', { name: '认定合理' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('租赁合同本周补登');
      await page.getByRole('dialog').locator('.ant-btn-primary').click();
      await waiting.waitFor({ state: 'detached' });
      await goes(page, '/mismatches?state=RESOLVED', '.mismatch');
      await page.locator('.mismatch', { hasText: '租赁合同本周补登' }).getByText('人工认定').waitFor();
    }),
  );

  it(
    'reports a hazard, and the hub finds on a phone that it is none',
    scene(async () => {
      await goes(page, `/houses/${made.house}`, '.house-facts');
      await page.getByRole('button', { name: '上报隐患' }).click();
      const dialog = page.getByRole('dialog');
      await choose(dialog, '隐患类别', '燃气隐患');
      await dialog.getByRole('textbox').fill('厨房胶管老化开裂');
      await dialog.locator('.ant-btn-primary').click();
      await page.locator('.hazard', { hasText: '厨房胶管老化开裂' }).waitFor();

      const hub = await at('hub-binhu', '/hazards?kind=GAS', phone);
      const line = hub.locator('.hazard', { hasText: '厨房胶管老化开裂' });
      await line.getByRole('button', { name: 'It is no hazard' }).click();
      expect(await faults(hub)).toEqual([]);
      expect(await smallTargets(hub)).toEqual([]);
      await hub.getByRole('dialog').getByRole('textbox').fill('Seen: the hose was changed this morning');
      await hub.getByRole('dialog').locator('.ant-btn-primary').click();
      await line.waitFor({ state: 'detached' });
      await hub.context().close();
      await goes(page, '/hazards?isOpen=all&kind=GAS', '.hazard');
      await page.locator('.hazard', { hasText: '厨房胶管老化开裂' }).getByText('不属于隐患').waitFor();
    }),
  );
});

const COUNTED = '{ jurisdiction(code: "340111400") { housingStats { houses } populationStats { residents } } }';

withBrowser('a head of a place', () => {
  it(
    'reads how many people and houses there are, beside the cases',
    scene(async () => {
      const counted = await (await city.as('qu-admin')).asks(COUNTED);
      const page = await at('qu-admin', '/overview/340111400');
      const card = (title: string) => page.locator('.figures', { has: page.getByText(title, { exact: true }) }).first();
      const grouped = (count: number): string => new Intl.NumberFormat('en').format(count);
      await card('户室')
        .getByText(grouped(counted.jurisdiction.housingStats.houses), { exact: true })
        .first()
        .waitFor();
      await card('在册居民')
        .getByText(grouped(counted.jurisdiction.populationStats.residents), { exact: true })
        .first()
        .waitFor();
      expect(await faults(page)).toEqual([]);
      await page.context().close();
    }),
  );
});
