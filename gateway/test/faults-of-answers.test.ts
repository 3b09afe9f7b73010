import fc from 'fast-check';
import { breaker } from '../src/transport/breaker.ts';
import { door, type Door } from './door.ts';
import { json } from './subgraph.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases]);
});

afterEach(() => {
  city.cases.fault = null;
});

afterAll(async () => {
  await gate.close();
  await city.stop();
});

const NAMES = ['王某', '李某', '张某'];
const nothing = NAMES.map((name) => ({ name, area: null }));

describe('an error that a subgraph puts', () => {
  it.each([
    ['beyond its entities', ['_entities', 99, 'area']],
    ['before its entities', ['_entities', -1, 'area']],
    ['at half an entity', ['_entities', 0.5]],
    ['at a word', ['_entities', 'x', 'y']],
    ['at nothing', []],
    ['at no list', 'area'],
    ['at null', null],
    ['at a thing', [{ a: 1 }]],
    ['at the prototype', ['__proto__', 'polluted']],
  ])('%s is told at every place it may mean', async (_, path) => {
    const error = { message: 'x', path, extensions: { code: 'NOT_FOUND' } };
    city.cases.fault = (response) => json(response, { data: { _entities: null }, errors: [error] });
    const { status, data, errors } = await gate.ask('{ people { name area } }');
    expect([status, data]).toEqual([200, { people: nothing }]);
    expect(errors.map((each) => each.path?.slice(0, 2))).toEqual([0, 1, 2].map((index) => ['people', index]));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['a text', '34011119900101001X at mongodb://h'],
    ['a text of many words', `a${'b'.repeat(5_000)}`],
    ['a line', 'a\nb'],
  ])('at %s leaves without it', async (_, step) => {
    const path = ['cases', 0, step, 'title'];
    city.cases.fault = (response) =>
      json(response, { data: null, errors: [{ path, extensions: { code: 'NOT_FOUND' } }] });
    const { errors, text } = await gate.ask('{ cases { title } }');
    expect(errors.map((each) => each.path)).toEqual([['cases', 0]]);
    expect(text).not.toMatch(/mongodb|34011119900101001X|bbbb/);
  });

  it('a hundred thousand times is told a hundred times', async () => {
    const errors = Array.from({ length: 100_000 }, () => ({ path: ['cases'], extensions: { code: 'NOT_FOUND' } }));
    city.cases.fault = (response) => json(response, { data: null, errors });
    const told = await gate.ask('{ cases { title } }');
    expect(told.errors.length).toBeLessThanOrEqual(100);
    expect(told.data).toBeNull();
  });
});

it('whatever JSON a subgraph answers, callers get what they asked for or null, and never its words', async () => {
  const CANARY = 'canary of the inside';
  const value = fc.oneof(fc.jsonValue(), fc.constant(CANARY), fc.constantFrom(1, true, null));
  const entity = fc.oneof(
    value,
    fc.record({ _k__typename: value, _k_id: value, area: value, __typename: value }, { requiredKeys: [] }),
    fc.record({ _k__typename: fc.constant('Person'), _k_id: fc.constantFrom('p1', 'p2', 'p3'), area: value }),
  );
  const answer = fc.oneof(
    value,
    fc.record({ data: value, errors: value }, { requiredKeys: [] }),
    fc.record(
      {
        data: fc.record({ _entities: fc.array(entity) }),
        errors: fc.array(fc.record({ message: value, path: value, extensions: value })),
      },
      { requiredKeys: ['data'] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(answer, async (said) => {
      city.cases.fault = (response) => json(response, said);
      const { status, data, errors } = await gate.ask('{ people { name area } }');
      const people = (data?.['people'] ?? []) as readonly { name: string; area: string | null }[];
      return (
        status === 200 &&
        people.map(({ name }) => name).join() === NAMES.join() &&
        people.every(({ area }) => area === null || typeof area === 'string') &&
        !JSON.stringify(errors).includes(CANARY)
      );
    }),
    { numRuns: 150 },
  );
});

describe('a breaker', () => {
  const failing = () => {
    let clock = 0;
    const gates = breaker({ failures: 3, openMs: 1_000 }, () => clock);
    for (let i = 0; i < 3; i += 1) gates.failed();
    return { gates, wait: (ms: number) => void (clock += ms) };
  };

  it('lets nobody through once three failed in a row, and one after a second', () => {
    const { gates, wait } = failing();
    expect([gates.isOpen(), gates.mayCall()]).toEqual([true, false]);
    wait(999);
    expect(gates.mayCall()).toBe(false);
    wait(1);
    expect([gates.mayCall(), gates.mayCall(), gates.mayCall()]).toEqual([true, false, false]);
  });

  it('lets all through when that one is answered, and none for another second when it is not', () => {
    const { gates, wait } = failing();
    wait(1_000);
    gates.mayCall();
    gates.failed();
    expect(gates.mayCall()).toBe(false);
    wait(1_000);
    expect(gates.mayCall()).toBe(true);
    gates.answered();
    expect([gates.isOpen(), gates.mayCall(), gates.mayCall()]).toEqual([false, true, true]);
  });

  it('sends another when the one that went first left before it knew', () => {
    const { gates, wait } = failing();
    wait(1_000);
    gates.mayCall();
    gates.left();
    expect([gates.mayCall(), gates.mayCall()]).toEqual([true, false]);
  });

  it('does not mind failures with answers between them', () => {
    const gates = breaker({ failures: 2, openMs: 1_000 });
    for (let i = 0; i < 5; i += 1) {
      gates.failed();
      gates.answered();
    }
    expect(gates.isOpen()).toBe(false);
  });
});
