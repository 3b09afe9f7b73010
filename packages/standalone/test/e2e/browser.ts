import { chromiumFlags, findChromium, isBrowserRequired } from '@linli/testkit';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../src/index.ts';
import type { TheCity } from './the-city.ts';

/** How somebody looks at the console. */
export interface View {
  readonly language: 'zh-CN' | 'en';
  readonly width: number;
  readonly height: number;
  readonly isMobile: boolean;
}

export const desk: View = { language: 'zh-CN', width: 1280, height: 900, isMobile: false };
export const phone: View = { language: 'en', width: 390, height: 844, isMobile: true };

const executablePath = findChromium();

/** Where there is no Chromium and none is required, nothing is looked at, and that is said. */
export const withBrowser = executablePath || isBrowserRequired() ? describe : describe.skip;
if (withBrowser === describe.skip) process.stderr.write('No Chromium on this machine: the console is not looked at.\n');

const preferences = 'linli-preferences';

/** The language somebody chose before on this device; what they choose later stays. */
const prefer = (context: BrowserContext, language: View['language']): Promise<unknown> =>
  context.addInitScript(
    ([key = '', text = '']) => {
      // A page before its first address has no storage.
      if (origin !== 'null' && !localStorage.getItem(key)) localStorage.setItem(key, text);
    },
    [preferences, JSON.stringify({ language })],
  );

async function signIn(page: Page, username: string): Promise<void> {
  await page.locator('.login-card .ant-btn-primary').click();
  await page.fill('#username', username);
  await page.fill('#password', SAMPLE_PASSWORD);
  await page.click('#kc-login');
  await page.locator('.frame').waitFor();
}

export interface TheBrowser {
  /** Opens a device of one's own, with nobody signed in. Where it calls beyond this machine is written into `abroad`. */
  device(view?: View, abroad?: string[]): Promise<BrowserContext>;
  /** Somebody at a device of their own, signed in and at a page. */
  at(username: string, path: string, view?: View): Promise<Page>;
  /** Signs in through the identity's own page; the console is open afterwards. */
  signIn(page: Page, username: string): Promise<void>;
  /** Goes to a page of the console, and waits for what shows that it is there. */
  goes(page: Page, path: string, ready: string): Promise<void>;
  readonly url: (path: string) => string;
  /** What pages threw and nobody caught. */
  readonly thrown: readonly string[];
  /** A scene that tells what was to be seen when it failed. */
  scene<Given extends readonly unknown[]>(play: (...given: Given) => Promise<void>): (...given: Given) => Promise<void>;
}

const shownOn = (page: Page): Promise<string> =>
  page
    .locator('body')
    .innerText({ timeout: 2_000 })
    .catch(() => 'nothing to read');

let launched: { readonly browser: () => Browser } | undefined;
// Who signed in once is known on their next device.
const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

function launch(path: string | undefined) {
  let browser: Browser;
  beforeAll(async () => {
    if (path) browser = await chromium.launch({ executablePath: path, args: [...chromiumFlags], headless: true });
  });
  afterAll(() => browser?.close());
  return { browser: () => browser };
}

/** One browser for a test file, before one city. Nothing on its pages moves, so that nothing is missed by a click. */
export function theBrowser(city: TheCity): TheBrowser {
  launched ??= launch(executablePath);
  const { browser } = launched;
  const thrown: string[] = [];
  const url = (path: string): string => `${city.city().urls.console}${path}`;

  const device: TheBrowser['device'] = async ({ language, width, height, isMobile } = desk, abroad = []) => {
    const viewport = { width, height };
    const context = await browser().newContext({ locale: language, viewport, isMobile, reducedMotion: 'reduce' });
    context.setDefaultTimeout(20_000);
    await prefer(context, language);
    context.on('weberror', (error) => thrown.push(String(error.error())));
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') abroad.push(request.url());
    });
    return context;
  };

  return {
    device,
    url,
    thrown,
    signIn,
    async at(username, path, view = desk) {
      const context = await device(view);
      const known = cookies.get(username);
      if (known) await context.addCookies(known);
      const page = await context.newPage();
      await page.goto(url(path));
      if (!known) {
        await signIn(page, username);
        cookies.set(username, await context.cookies());
      }
      return page;
    },
    async goes(page, path, ready) {
      // Within an open console one goes on without loading it again; by way of nowhere, so that nothing old is taken for new.
      if (page.url().startsWith(url('/')))
        for (const next of ['/nowhere/at/all', path]) await page.evaluate(turn, next);
      else await page.goto(url(path));
      await page.locator(ready).first().waitFor();
    },
    scene:
      (play) =>
      async (...given) => {
        try {
          await play(...given);
        } catch (cause) {
          const pages = browser()
            .contexts()
            .flatMap((context) => context.pages());
          const seen = await Promise.all(pages.map(async (page) => `${page.url()}\n${await shownOn(page)}`));
          throw new Error([String(cause), ...seen].join('\n\n'), { cause });
        }
      },
  };
}

async function turn(path: string): Promise<void> {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

// antd sets two Chinese letters on a button apart.
export const named = (text: string): RegExp => new RegExp(`^${[...text].join('\\s*')}$`);

const select = 'xpath=ancestor::div[contains(concat(" ", @class, " "), " ant-select ")][1]';

/** Opens a select by its label, takes an option, and sees that it is chosen. */
export async function choose(within: Page | Locator, label: string, option: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  const field = within.getByRole('combobox', { name: label, exact: true }).first();
  await field.click();
  if (await field.isEditable()) await page.keyboard.insertText(option);
  const list = page.locator('.ant-select-dropdown:visible');
  await list.locator('.ant-select-item-option', { hasText: option }).first().click();
  await field.locator(select).getByText(option).first().waitFor();
}
