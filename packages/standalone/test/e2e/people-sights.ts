import type { Page } from 'playwright-core';

/** Types a word where people are looked up. */
export const looksUp = async (page: Page, word: string): Promise<void> => {
  await page.locator('.people-search input.ant-input').fill(word);
  await page.keyboard.press('Enter');
};

const opens =
  (button: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(button).first().click();
    await page.getByRole('dialog').waitFor();
  };

export interface Paths {
  readonly person: string;
  readonly household: string;
  readonly pair: string;
}

/** Something to look at: where it is, what shows that it is there, and what is opened on it. */
interface Sight {
  readonly what: string;
  readonly path: (paths: Paths) => string;
  readonly ready: string;
  readonly turn?: (page: Page) => Promise<void>;
}

/** The pages and small forms of people. */
export const sights: readonly Sight[] = [
  { what: 'the people', path: () => '/people', ready: '.list-foot' },
  {
    what: 'an address and who lives there',
    path: () => '/people',
    ready: '.list-foot',
    turn: async (page) => {
      await looksUp(page, '琼临苑1栋3单元102室');
      await page.locator('[role=status] .ant-card').first().waitFor();
    },
  },
  { what: 'whom to verify', path: () => '/people/reminders', ready: '.list-foot' },
  { what: 'a person', path: (paths) => paths.person, ready: '.sides' },
  { what: 'a person about to be shown', path: (paths) => paths.person, ready: '.reveal', turn: opens('.reveal') },
  {
    what: 'a change being proposed',
    path: (paths) => paths.person,
    ready: '.actions',
    turn: opens('.actions .ant-btn:nth-child(2)'),
  },
  {
    what: 'a move',
    path: (paths) => paths.person,
    ready: '.actions',
    turn: opens('.actions .ant-btn:nth-child(4)'),
  },
  { what: 'a household', path: (paths) => paths.household, ready: '.lines' },
  { what: 'the changes', path: () => '/people/changes', ready: '.change' },
  { what: 'the pairs', path: () => '/people/duplicates', ready: '.pair' },
  { what: 'two records beside each other', path: (paths) => paths.pair, ready: '.columns' },
  { what: 'the requests', path: () => '/people/requests', ready: '.change' },
];
