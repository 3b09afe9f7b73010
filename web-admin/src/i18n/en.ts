import { actions } from './en/actions.ts';
import { cases } from './en/cases.ts';
import { elders } from './en/elders.ts';
import { eldersDesk } from './en/elders-desk.ts';
import { homes } from './en/homes.ts';
import { imports } from './en/imports.ts';
import { overview } from './en/overview.ts';
import { party } from './en/party.ts';
import { partyDesk } from './en/party-desk.ts';
import { peopleDesk } from './en/people-desk.ts';
import { people } from './en/people.ts';
import { peopleWords } from './en/people-words.ts';
import { shell } from './en/shell.ts';
import { shops } from './en/shops.ts';
import { shopsDesk } from './en/shops-desk.ts';
import { visitor } from './en/visitor.ts';
import { words } from './en/words.ts';
import type { zhCN } from './zh-CN.ts';

/** The same labels as in Chinese, or this does not compile. */
type SameLabels<Labels> = {
  readonly [Key in keyof Labels]: Labels[Key] extends string ? string : SameLabels<Labels[Key]>;
};

export const en = {
  ...shell,
  ...words,
  ...peopleWords,
  people,
  peopleDesk,
  cases,
  actions,
  homes,
  elders,
  eldersDesk,
  shops,
  shopsDesk,
  party,
  partyDesk,
  imports,
  overview,
  visitor,
} satisfies SameLabels<typeof zhCN>;
