import { json } from './subgraph.ts';
import { theGate } from './the-gate.ts';

const { city, gate } = await theGate();

const idsAsked = (): readonly unknown[] =>
  city.cases.heard.map(({ variables }) =>
    (variables['representations'] as readonly { readonly id: string }[]).map(({ id }) => id),
  );

describe('people who stand at several places of an answer', () => {
  const everywhere = '{ all: people { area } again: people { area boss { area } } }';

  it('are asked about once, in one call', async () => {
    const { data, errors } = await gate.ask(everywhere);
    const [one, two] = ['area of 340111400001', 'area of 340111400002'].map((area) => ({ area }));
    expect(errors).toEqual([]);
    expect(data).toEqual({
      all: [one, one, two],
      again: [
        { ...one, boss: two },
        { ...one, boss: two },
        { ...two, boss: null },
      ],
    });
    expect(idsAsked()).toEqual([['p1', 'p2', 'p3']]);
  });

  it('are all told what went wrong about one of them, and the others are not', async () => {
    const error = { path: ['_entities', 2, 'area'], extensions: { code: 'NOT_FOUND' } };
    city.cases.fault = (response, { variables }) => {
      const asked = variables['representations'] as readonly { readonly id: string }[];
      const entities = asked.map(({ id }) => (id === 'p3' ? null : { _k__typename: 'Person', _k_id: id, area: '7' }));
      return json(response, { data: { _entities: entities }, errors: [error] });
    };
    const { data, errors } = await gate.ask(everywhere);
    expect(data).toEqual({
      all: [{ area: '7' }, { area: '7' }, { area: null }],
      again: [
        { area: '7', boss: { area: null } },
        { area: '7', boss: { area: null } },
        { area: null, boss: null },
      ],
    });
    const places = errors.map(({ path }) => path?.join('.')).sort();
    expect(places).toEqual(['again.0.boss.area', 'again.1.boss.area', 'again.2.area', 'all.2.area']);
  });

  it('keep apart what is asked of them in different words under one name', async () => {
    const { data, errors } = await gate.ask(
      '{ all: people { x: cases(first: 1) { id state } } again: people { x: cases(first: 2) { id state } } }',
    );
    expect(errors).toEqual([]);
    const { all, again } = data as Record<string, readonly { readonly x: readonly unknown[] }[]>;
    expect(all?.map(({ x }) => x.length)).toEqual([1, 1, 0]);
    expect(again?.map(({ x }) => x.length)).toEqual([2, 1, 0]);
    expect(idsAsked()).toHaveLength(2);
  });

  it('answer others that ask at the same time in calls of their own', async () => {
    const asking = [1, 2, 3].map(() => gate.ask('{ people { area } }'));
    for (const { errors } of await Promise.all(asking)) expect(errors).toEqual([]);
    expect(idsAsked()).toHaveLength(3);
  });
});
