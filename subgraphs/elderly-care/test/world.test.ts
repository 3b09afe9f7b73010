import type { MadeRow, Maker } from '@linli/kit/world';
import { elderTallies, type ElderProfileFields } from '../src/elder-profile.model.ts';
import { elderOf, kitchenOf } from '../src/index.ts';

const at = new Date('2026-03-02T09:00:00+08:00');

function maker(): Maker {
  let turn = 0;
  const next = (): number => (turn += 7) % 100;
  return {
    between: (low, high) => low + (next() % (high - low + 1)),
    weighted: (weights) => Object.keys(weights)[0] as never,
    happens: (share) => next() < share * 100,
    id: () => `id-${next()}-${turn}`,
    name: () => '王秀英',
    phone: () => '15400000000',
  };
}

const profileOf = ([elder]: readonly MadeRow[]): ElderProfileFields => {
  if (!elder) throw new Error('nobody was made');
  return elder.set as ElderProfileFields;
};

const made = () => {
  const same = maker();
  return Array.from({ length: 60 }, (_, order) =>
    elderOf({
      place: '340111400001001',
      at,
      maker: same,
      resident: `r${order}`,
      ageBand: order % 2 === 0 ? 'AGE_80_89' : 'AGE_60_69',
      livesAlone: order % 3 === 0,
    }),
  );
};

describe('made-up elders', () => {
  it('are the same each time, each with facts and a profile under the resident’s id', () => {
    expect(made()).toEqual(made());
    for (const { people, elders } of made()) expect(elders[0]?.id).toBe(people[0]?.id);
  });

  it('are watched by the rule, and some are assessed, with the level their profile says', () => {
    const all = made();
    const keys = all.flatMap(({ elders }) => elderTallies(profileOf(elders)).map(({ key }) => key));
    expect(keys.filter((key) => key === 'watched')).toHaveLength(10);
    const assessed = all.filter(({ abilityAssessments }) => abilityAssessments.length > 0);
    expect(assessed.length).toBeGreaterThan(10);
    for (const { abilityAssessments, elders } of assessed)
      expect(abilityAssessments[0]?.set).toMatchObject({
        state: 'FINAL',
        answered: 26,
        isCurrent: true,
        level: profileOf(elders).level,
      });
  });

  it('eat what a kitchen cooks', () => {
    const { canteens, menus } = kitchenOf({
      place: '340111400001',
      at,
      maker: maker(),
      name: '琼临',
      points: ['340111400001001'],
      day: '2026-03-02',
    });
    expect(canteens.map(({ set }) => set)).toMatchObject([
      { kind: 'KITCHEN' },
      { kind: 'COMMUNITY_POINT', kitchenId: canteens[0]?.id },
    ]);
    expect(menus[0]?.set).toMatchObject({ kitchenId: canteens[0]?.id, price: 1500 });
  });
});
