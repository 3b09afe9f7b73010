import { actions } from './zh-CN/actions.ts';
import { cases } from './zh-CN/cases.ts';
import { elders } from './zh-CN/elders.ts';
import { eldersDesk } from './zh-CN/elders-desk.ts';
import { homes } from './zh-CN/homes.ts';
import { imports } from './zh-CN/imports.ts';
import { overview } from './zh-CN/overview.ts';
import { party } from './zh-CN/party.ts';
import { partyDesk } from './zh-CN/party-desk.ts';
import { peopleDesk } from './zh-CN/people-desk.ts';
import { people } from './zh-CN/people.ts';
import { peopleWords } from './zh-CN/people-words.ts';
import { shell } from './zh-CN/shell.ts';
import { shops } from './zh-CN/shops.ts';
import { shopsDesk } from './zh-CN/shops-desk.ts';
import { visitor } from './zh-CN/visitor.ts';
import { words } from './zh-CN/words.ts';

export const zhCN = {
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
};
