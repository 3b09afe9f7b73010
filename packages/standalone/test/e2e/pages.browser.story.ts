import type { BrowserContext, Page } from 'playwright-core';
import { desk, phone, theBrowser, withBrowser } from './browser.ts';
import { fitsLarge, isInOrder } from './looks.ts';
import { eventually, theCity } from './the-city.ts';

const city = theCity({ world: 'small' });
const { at, device, goes, scene, signIn, url } = theBrowser(city);
let paths: { readonly case: string; readonly door: string; readonly tracking: string };

const REPORT = `mutation ($token: ID!, $input: PublicReportInput!) {
  reportByQr(token: $token, input: $input) { trackingToken }
}`;
const FOUND = `{
  cases(first: 1, filter: { state: [PENDING_DISPATCH] }) { nodes { id } }
  grid(code: "340111400001001") { points(first: 5) { nodes { qrCode { token } } } }
}`;

beforeAll(async () => {
  const found = await (await city.as('hub-binhu')).asks(FOUND);
  const { token } = found.grid.points.nodes[0].qrCode;
  const input = { category: 'C03', description: '楼道口电动车乱停,挡住了出口' };
  const { reportByQr } = await city.nobody().asks(REPORT, { token, input });
  paths = {
    case: `/cases/${found.cases.nodes[0].id}`,
    door: `/q/${token}`,
    tracking: `/t/${reportByQr.trackingToken}`,
  };
}, 90_000);

type Turn = (page: Page) => Promise<void>;

const dialog =
  (button: string): Turn =>
  async (page) => {
    await page.locator(button).first().click();
    await page.getByRole('dialog').waitFor();
  };

interface Sight {
  readonly what: string;
  readonly path: () => string;
  /** What shows that it is there. */
  readonly ready: string;
  /** What is opened on it. */
  readonly turn?: Turn;
}

const pages: readonly Sight[] = [
  { what: 'the overview', path: () => '/overview', ready: '.bars' },
  { what: 'the case list', path: () => '/cases', ready: '.list-foot' },
  { what: 'a list without a match', path: () => '/cases?search=zzzzzz', ready: '.ant-empty' },
  { what: 'a case', path: () => paths.case, ready: '.actions .ant-btn' },
  { what: 'a case being acted on', path: () => paths.case, ready: '.actions', turn: dialog('.actions .ant-btn') },
  { what: 'a reporter about to be shown', path: () => paths.case, ready: '.reveal', turn: dialog('.reveal') },
  { what: 'the report form', path: () => '/cases/new', ready: '.report-form' },
  { what: 'the profile', path: () => '/me', ready: '.lines' },
  { what: 'the page behind a code', path: () => paths.door, ready: '.responsible' },
  { what: 'what became of a report', path: () => paths.tracking, ready: '.ant-timeline' },
];

withBrowser.each([desk, phone])('in $language at $width px', (view) => {
  const abroad: string[] = [];
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await device(view, abroad);
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  it(
    'the door of the console is in order, and one comes in',
    scene(async () => {
      await page.goto(url('/'));
      await page.locator('.login-card').waitFor();
      await isInOrder(page, view);
      await signIn(page, 'hub-binhu');
    }),
  );

  it.each(pages)(
    '$what: in order',
    scene(async ({ path, ready, turn }) => {
      await goes(page, path(), ready);
      await turn?.(page);
      await isInOrder(page, view);
    }),
  );

  it(
    'large type leaves no word under 18 px, and fits',
    scene(async () => {
      await goes(page, '/me', '.lines');
      const plain = pages.filter(({ turn }) => !turn);
      await fitsLarge(
        page,
        plain.map(({ path, ready }) => ({ path: path(), open: () => goes(page, path(), ready) })),
      );
    }),
  );

  it('nothing was asked of any other machine', () => expect(abroad).toEqual([]));
});

const DISPATCH = `mutation ($id: ID!, $version: Int!) {
  dispatchCase(id: $id, version: $version, to: { department: "urban-management" }) { id }
}`;
const ATTACH = 'mutation ($id: ID!, $photo: PhotoInput!) { attachPhoto(caseId: $id, photo: $photo) { id } }';
const REVEALED = `{ auditEntries(first: 20, action: "attachment.revealed", purpose: "CASE_HANDLING") {
  nodes { subject fields roles }
} }`;
// One grey point.
const point = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

withBrowser('a handler', () => {
  it('sees how it was before and after, says why, and that is written down', async () => {
    const hub = await city.as('hub-binhu');
    const { cases } = await hub.asks(
      '{ cases(first: 2, filter: { state: [PENDING_DISPATCH] }) { nodes { id version } } }',
    );
    const { id, version } = cases.nodes[1];
    await hub.asks(DISPATCH, { id, version });
    const photo = { fileName: '现场.png', mediaType: 'image/png', content: point };
    const before = await hub.asks(ATTACH, { id, photo: { ...photo, kind: 'BEFORE' } });
    const after = await hub.asks(ATTACH, { id, photo: { ...photo, kind: 'AFTER' } });
    const page = await at('dept-binhu', `/cases/${id}`);
    const card = page.locator('.photos-card');
    await card.locator('.photo-hidden').nth(1).waitFor();
    expect(await card.locator('img').count()).toBe(0);
    await card.getByRole('button', { name: '查看照片' }).click();
    for (const kind of ['处置前', '处置后']) await card.getByRole('img', { name: new RegExp(kind) }).waitFor();
    const auditor = await city.as('auditor-baohe');
    const wanted = [before.attachPhoto.id, after.attachPhoto.id];
    const { auditEntries } = await eventually(
      () => auditor.asks(REVEALED),
      ({ auditEntries: { nodes } }) => nodes.length >= wanted.length,
    );
    expect(auditEntries.nodes).toEqual(
      expect.arrayContaining(wanted.map((subject) => ({ subject, fields: ['content'], roles: ['dept-handler'] }))),
    );
    await page.context().close();
  });
});

withBrowser('somebody who works at two places', () => {
  it('sees the cases of the place they act at, and of no place they hold no post at', async () => {
    const page = await at('dual-post', '/cases');
    await page.locator('.list-foot').waitFor();
    await goes(page, '/me', '.lines');
    await page.getByRole('button', { name: '切换到此处' }).click();
    await page.locator('.top .post', { hasText: '方兴' }).waitFor();
    await goes(page, '/cases', '.ant-empty');
    await page.evaluate(() => sessionStorage.setItem('linli-acting-at', '340103009000'));
    await page.reload();
    await page.getByText('POST_NOT_HELD').waitFor();
    await page.context().close();
  });
});
