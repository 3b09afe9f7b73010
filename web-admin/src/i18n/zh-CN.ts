import { actions } from './zh-CN/actions.ts';
import { cases } from './zh-CN/cases.ts';
import { overview } from './zh-CN/overview.ts';
import { shell } from './zh-CN/shell.ts';
import { visitor } from './zh-CN/visitor.ts';
import { words } from './zh-CN/words.ts';

export const zhCN = { ...shell, ...words, cases, actions, overview, visitor };
