import { actions } from './zh-CN/actions.ts';
import { cases } from './zh-CN/cases.ts';
import { elders } from './zh-CN/elders.ts';
import { homes } from './zh-CN/homes.ts';
import { imports } from './zh-CN/imports.ts';
import { overview } from './zh-CN/overview.ts';
import { party } from './zh-CN/party.ts';
import { peopleDesk } from './zh-CN/people-desk.ts';
import { people } from './zh-CN/people.ts';
import { peopleWords } from './zh-CN/people-words.ts';
import { shell } from './zh-CN/shell.ts';
import { shops } from './zh-CN/shops.ts';
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
  shops,
  party,
  imports,
  overview,
  visitor,
};
