import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { View } from './browser.ts';

/** What axe finds against WCAG 2.0 and 2.1, A and AA, on what is shown now. */
export async function faults(page: Page): Promise<readonly string[]> {
  await settled(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(where: Document, options: object): Promise<Found> } };
    interface Found {
      readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[];
    }
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

/** Waits until nothing moves: colours are measured when they have arrived. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));

/** How far the page can be pushed sideways, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Boxes inside a larger label are touched by the label.
const targets = [
  'a[href]',
  'button',
  'summary',
  'textarea',
  'input:not([type=checkbox], [type=radio], [type=file], .ant-select input, .ant-picker input, .ant-input-affix-wrapper input)',
  'label.ant-checkbox-wrapper',
  'label.ant-radio-wrapper',
  '.ant-select:not(.ant-pagination *)',
  '.ant-picker',
].join();

/** What a thumb has to hit and is under 44 pixels, with its size. */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate((selector) => {
    const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    return [...document.querySelectorAll(selector)].filter(isShown).flatMap((element) => {
      const { width, height, bottom } = element.getBoundingClientRect();
      // The skip link waits above the page until a keyboard asks for it.
      const isAway = bottom < 0 || element.matches('.skip');
      return isAway || (width >= 43.5 && height >= 43.5)
        ? []
        : [`${Math.round(width)}x${Math.round(height)} ${element.outerHTML.slice(0, 140)}`];
    });
  }, targets);

/** Words shown in type under 18 pixels, with their size. */
const smallType = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.nodeValue?.trim() || parent.matches('script, style, noscript')) continue;
      if (!parent.checkVisibility({ visibilityProperty: true }) || parent.closest('.only-read, .skip')) continue;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize);
      if (size < 18) found.add(`${size} ${node.nodeValue.trim().slice(0, 40)} <${parent.className}>`);
    }
    return [...found];
  });

/** A page as anybody may meet it: no fault, nothing wider than the screen, nothing too small for a thumb. */
export async function isInOrder(page: Page, { isMobile }: View): Promise<void> {
  expect(await faults(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  if (isMobile) expect(await smallTargets(page)).toEqual([]);
}

/** A page by its path, and how it is opened. */
export interface Visit {
  readonly path: string;
  readonly open: () => Promise<unknown>;
}

/** Switches to large type: no word of these pages is smaller than 18 pixels then, and nothing is wider than the screen. */
export async function fitsLarge(page: Page, visits: readonly Visit[]): Promise<void> {
  await page
    .getByRole('button', { name: /大字版|Large type/ })
    .first()
    .click();
  for (const { path, open } of visits) {
    await open();
    expect([path, await smallType(page), await sideways(page)]).toEqual([path, [], 0]);
  }
}
