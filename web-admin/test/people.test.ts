import { readPeopleWish } from '../src/people/wish.ts';
import { wayOf } from '../src/people/way.ts';

describe('somebody who types a word to find a person', () => {
  it.each([
    ['王小明', 'NAME'],
    ['欧阳娜娜', 'NAME'],
    ['wxm', 'NAME'],
    ['0016', 'TAIL'],
    ['００１ｘ', 'TAIL'],
    ['340199 19600302 0019', 'ID_NUMBER'],
    ['E12345678', 'ID_NUMBER'],
    ['139 1234 5678', 'PHONE'],
    ['琼临苑3栋2单元202室', 'ADDRESS'],
    ['琼临苑', 'ADDRESS'],
    ['王', null],
    [' ', null],
  ])('means by %s: %s', (word, way) => {
    expect(wayOf(word)).toBe(way);
  });
});

describe('a clerk who follows a link to the list of people', () => {
  it('sees what the sender saw', () => {
    const address = new URLSearchParams('residency=FLOATING&ageBand=AGE_80_89&livesAlone=true&order=AGE&within=340111');
    expect(readPeopleWish(address)).toEqual({
      filter: { residency: 'FLOATING', ageBand: 'AGE_80_89', livesAlone: true },
      within: '340111',
      order: 'AGE',
    });
  });

  it('is not stopped by words the graph does not know', () => {
    const address = new URLSearchParams('residency=LOST&ageBand=OLD&order=NAME&livesAlone=perhaps');
    expect(readPeopleWish(address)).toEqual({ filter: {}, within: null, order: null });
  });
});
