import { dayOf } from '@linli/kit';
import type { Locator, Page } from 'playwright-core';
import { named } from './browser.ts';

type Fill = (dialog: Locator) => Promise<unknown>;

/** What is said at the field of this label: what the API, or the form itself, refused. */
export function saidAt(within: Page | Locator, label: string): Locator {
  const page = 'page' in within ? within.page() : within;
  const item = within.locator('.ant-form-item', { has: page.getByText(label, { exact: true }) });
  return item.locator('.ant-form-item-explain-error');
}

/** Opens the small form of a button, fills it in and sends it. */
export async function opens(page: Page, name: string, fill?: Fill): Promise<Locator> {
  await page
    .getByRole('button', { name: named(name) })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill?.(dialog);
  await sends(dialog, name);
  return dialog;
}

export const sends = (dialog: Locator, name: string): Promise<void> =>
  dialog.getByRole('button', { name: named(name) }).click();

/** The word that it is done; the form has gone. */
export async function isDone(page: Page, name: string): Promise<void> {
  const done = page.getByText(new RegExp(`^(已办理:|Done: )${name}$`)).first();
  await done.waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** A form that is filled in and goes through. */
export async function presses(page: Page, name: string, fill?: Fill): Promise<void> {
  await opens(page, name, fill);
  await isDone(page, name);
}

// The day after tomorrow in China, where it is tomorrow while clocks elsewhere still say today.
export const soon = (days = 2): string => dayOf(new Date(Date.now() + days * 86_400_000));

const ZONE = 8 * 60;

/** A moment so many minutes from now, as it is typed in the district's clock. */
export const moment = (minutes: number): string =>
  new Date(Date.now() + (ZONE + minutes) * 60_000).toISOString().slice(0, 16);
