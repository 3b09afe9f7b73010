import type { PeopleMaker } from '@linli/population';
import { citizenNumberOf, nowhere } from '@linli/vocabulary';
import { type Chance, idAt } from './chance.ts';
import { mobileOf, nameOf, namedOf } from './names.ts';

/** Gives citizen numbers out, each once. */
export type Numbers = PeopleMaker['number'];

// Three digits tell those of one birthday apart, odd ones are men's.
const MOST = 500;

/** Numbers of a region that the national list does not have; `from` keeps two givers apart. */
export function numbersFrom(from = 0): Numbers {
  const given = new Map<string, number>();
  return (birthDate, sex) => {
    const key = `${birthDate}/${sex}`;
    const turn = given.get(key) ?? from;
    if (turn >= MOST) throw new Error(`There are no more numbers for ${birthDate}`);
    given.set(key, turn + 1);
    return citizenNumberOf({ region: nowhere, birthDate, order: turn * 2 + (sex === '1' ? 1 : 0) });
  };
}

/** Chance as population's makers take it. */
export function peopleMakerOf(chance: Chance, number: Numbers): PeopleMaker {
  const { between, weighted, happens } = chance;
  return {
    between,
    weighted,
    happens,
    number,
    id: (at) => idAt(at, chance),
    name: (family) => (family ? namedOf(family, chance) : nameOf(chance)),
    phone: () => mobileOf(chance),
  };
}
