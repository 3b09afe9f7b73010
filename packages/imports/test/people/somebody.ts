import { madeUpCitizenNumber } from '@linli/vocabulary';
import type { Written } from '../../src/index.ts';

const names = ['张三', '李四', '王五', '赵六', '欧阳小明'];

/** A row about somebody made up: every number its own person. */
export const somebody = (seed: number, over: Readonly<Record<number, Written>> = {}): readonly Written[] =>
  [
    names[seed % names.length] ?? '某某',
    madeUpCitizenNumber(seed),
    seed % 2 === 0 ? '男' : '女',
    '1990-01-02',
    `138${String(seed).padStart(8, '0')}`,
    `${100 + (seed % 40)}`,
  ].map((cell, at) => (at in over ? (over[at] ?? null) : cell));

export const people = (count: number, from = 1): readonly (readonly Written[])[] =>
  Array.from({ length: count }, (_, at) => somebody(from + at));
