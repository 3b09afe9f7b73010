import { departments, roles } from '@linli/contract';
import { en } from '../src/i18n/en.ts';
import { zhCN } from '../src/i18n/zh-CN.ts';

type Labels = { readonly [key: string]: string | Labels };

const flat = (labels: Labels, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(labels).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flat(value, `${path}${key}.`),
  );

const places = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

describe('a reader of either language', () => {
  const [chinese, english] = [new Map(flat(zhCN)), new Map(flat(en))];

  it('finds the same labels in Chinese and in English', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('finds no label empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('is told the same values in both', () => {
    const other = [...chinese].filter(
      ([key, text]) =>
        places(text).sort().join() !==
        places(english.get(key) ?? '')
          .sort()
          .join(),
    );
    expect(other).toEqual([]);
  });

  it('reads Chinese in Chinese, and English without it but for the name of the product', () => {
    expect([...chinese].filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text.replace('邻里', '')))).toEqual([]);
  });

  it('finds a name for every role and department of the contract', () => {
    expect(Object.keys(en.role).sort()).toEqual(Object.keys(roles).sort());
    expect(Object.keys(en.department).sort()).toEqual(Object.keys(departments).sort());
  });
});
