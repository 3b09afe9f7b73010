import { readWish } from '../src/cases/wish.ts';

const wish = (text: string) => readWish(new URLSearchParams(text));

describe('a clerk who follows a link to the list of cases', () => {
  it('sees what the sender saw', () => {
    expect(wish('mine=true&state=RESOLVED&state=CALLBACK&severity=1&light=RED&order=DUE&search=井盖')).toEqual({
      filter: { mine: true, state: ['RESOLVED', 'CALLBACK'], severity: 1, light: 'RED' },
      within: null,
      order: 'DUE',
      search: '井盖',
    });
  });

  it('sees everything, newest first, when nothing is asked', () => {
    expect(wish('')).toEqual({ filter: {}, within: null, order: 'NEWEST', search: null });
  });

  it('is not stopped by words the graph does not know', () => {
    expect(wish('state=LOST&severity=9&light=BLUE&order=ODD').filter).toEqual({});
  });
});
