import type { Maker } from '@linli/kit/world';
import type { RelationToHead } from './words.ts';
import type { Sex } from './world.ts';

/** A member of a household before there is anybody. */
export interface Member {
  readonly as: RelationToHead;
  readonly sex: Sex;
  readonly age: number;
  readonly isMarried: boolean;
  /** Whether the head's surname is theirs too. */
  readonly sharesName: boolean;
}

type Shape = (maker: Maker) => readonly Member[];

const sexOf = (maker: Maker): Sex => (maker.happens(0.505) ? '1' : '2');

const head = (maker: Maker, [low, high]: readonly [number, number], isMarried: boolean): Member => ({
  as: 'HEAD',
  sex: isMarried ? (maker.happens(0.8) ? '1' : '2') : sexOf(maker),
  age: maker.between(low, high),
  isMarried,
  sharesName: true,
});

const spouse = (maker: Maker, { sex, age }: Member): Member => ({
  as: 'SPOUSE',
  sex: sex === '1' ? '2' : '1',
  age: Math.max(22, age + maker.between(-5, 3)),
  isMarried: true,
  sharesName: false,
});

const children = (maker: Maker, { sex, age }: Member, count: number): readonly Member[] =>
  Array.from({ length: count }, () => ({
    as: 'CHILD',
    sex: sexOf(maker),
    age: maker.between(0, Math.max(0, Math.min(22, age - 24))),
    isMarried: false,
    sharesName: sex === '1',
  }));

const parents = (maker: Maker, { age }: Member): readonly Member[] =>
  (maker.happens(0.6) ? (['1', '2'] as const) : (['2'] as const)).map((sex, _, both) => ({
    as: 'PARENT',
    sex,
    age: Math.min(99, age + maker.between(23, 31)),
    isMarried: both.length > 1,
    sharesName: sex === '1',
  }));

const alone =
  (ages: readonly [number, number]): Shape =>
  (maker) => [head(maker, ages, false)];

const couple =
  (ages: readonly [number, number], more: (maker: Maker, first: Member) => readonly Member[] = () => []): Shape =>
  (maker) => {
    const first = head(maker, ages, true);
    return [first, spouse(maker, first), ...more(maker, first)];
  };

const oneOrTwo = (maker: Maker): number => (maker.happens(0.3) ? 2 : 1);

const mates =
  (least: number, most: number): Shape =>
  (maker) =>
    Array.from({ length: maker.between(least, most) }, (_, at) => ({
      ...head(maker, [19, 45], false),
      as: at === 0 ? 'HEAD' : 'NOT_RELATED',
      sharesName: false,
    }));

const shapes = {
  ALONE: alone([22, 58]),
  ELDER: alone([65, 93]),
  COUPLE: couple([25, 58]),
  ELDERS: couple([61, 88]),
  SMALL: couple([27, 52], (maker, first) => children(maker, first, oneOrTwo(maker))),
  LARGE: couple([29, 50], (maker, first) => [...children(maker, first, oneOrTwo(maker)), ...parents(maker, first)]),
  PARENT: (maker) => {
    const first = head(maker, [27, 50], false);
    return [first, ...children(maker, first, 1)];
  },
  MATES: mates(2, 4),
  DORMITORY: mates(4, 9),
} as const satisfies Record<string, Shape>;

/** Who keeps a house. */
export type Keeping = 'OWNERS' | 'TENANTS' | 'DORMITORY';

type Weights = Readonly<Partial<Record<keyof typeof shapes, number>>>;

// Shares after the last census of cities, roughly: homes hold 2.3 people.
const kinds: Readonly<Record<Keeping, Weights>> = {
  OWNERS: { ALONE: 17, ELDER: 9, COUPLE: 19, ELDERS: 15, SMALL: 27, LARGE: 9, PARENT: 4 },
  TENANTS: { ALONE: 36, COUPLE: 26, SMALL: 17, PARENT: 3, MATES: 18 },
  DORMITORY: { DORMITORY: 1 },
};

/** A household's members, the head first. */
export const membersOf = (keeping: Keeping, maker: Maker): readonly Member[] =>
  shapes[maker.weighted(kinds[keeping] as Readonly<Record<keyof typeof shapes, number>>)](maker);
