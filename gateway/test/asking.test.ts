import type { Claims } from '@linli/kit/context';
import type { TestSubgraph } from './subgraph.ts';
import { theGate } from './the-gate.ts';

const { city, gate } = await theGate();

describe('somebody of the district', () => {
  it('reads one answer out of two subgraphs', async () => {
    const { data, errors } = await gate.ask('{ cases { title reporter { name place } } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({
      cases: [
        { title: '路灯不亮', reporter: { name: '王某', place: '340111400001' } },
        { title: '积水', reporter: { name: '李某', place: '340111400001' } },
        { title: '占道', reporter: { name: '王某', place: '340111400001' } },
      ],
    });
  });

  it('has each person asked for once, however often named', async () => {
    await gate.ask('{ cases { reporter { name } } }');
    expect(city.population.heard).toHaveLength(1);
    expect(city.population.heard[0]?.variables['representations']).toEqual([
      { __typename: 'Person', id: 'p1' },
      { __typename: 'Person', id: 'p2' },
    ]);
  });

  it('reads what needs a value of the other subgraph', async () => {
    const { data } = await gate.ask('{ people { id area boss { area } } }');
    expect(data).toEqual({
      people: [
        { id: 'p1', area: 'area of 340111400001', boss: { area: 'area of 340111400002' } },
        { id: 'p2', area: 'area of 340111400001', boss: { area: 'area of 340111400002' } },
        { id: 'p3', area: 'area of 340111400002', boss: null },
      ],
    });
  });

  it('may call a field by the name of a key without getting the key', async () => {
    const { data, errors } = await gate.ask('{ people { id: name n: id area place: area risk: cases { id: title } } }');
    expect(errors).toEqual([]);
    expect(data?.['people']).toContainEqual({
      id: '王某',
      n: 'p1',
      area: 'area of 340111400001',
      place: 'area of 340111400001',
      risk: [{ id: '路灯不亮' }, { id: '占道' }],
    });
  });

  it('may use odd names', async () => {
    const { data, errors } = await gate.ask(
      'query ($representations: Int, $id: ID!) { __proto__: person(id: $id) { constructor: cases(first: $representations) { id } toString: area } }',
      { variables: { representations: 1, id: 'p1' } },
    );
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toBe('{"__proto__":{"constructor":[{"id":"c1"}],"toString":"area of 340111400001"}}');
    expect(({} as Record<string, unknown>)['toString']).toBe(Object.prototype.toString);
  });

  it('asks one field twice with different arguments', async () => {
    const { data } = await gate.ask(
      '{ person(id: "p1") { all: cases { id } cases(first: 1) { id } long: name name(short: true) } }',
    );
    expect(data).toEqual({
      person: { all: [{ id: 'c1' }, { id: 'c3' }], cases: [{ id: 'c1' }], long: '王某', name: '王' },
    });
  });

  it.each([
    [true, { area: 'area of 340111400001', cases: [{ id: 'c1' }, { id: 'c3' }] }],
    [false, { name: '王某' }],
    [undefined, { area: 'area of 340111400001', cases: [{ id: 'c1' }, { id: 'c3' }] }],
  ])('includes and skips by a variable that is %s', async (yes, person) => {
    const query = `query ($yes: Boolean! = true) { person(id: "p1") {
      area @include(if: $yes) ...F @include(if: $yes) name @skip(if: $yes) } } fragment F on Person { cases { id } }`;
    const { data } = await gate.ask(query, { variables: { yes } });
    expect(data).toEqual({ person });
  });

  it.each([
    ['query ($no: Boolean!) { person(id: "p1") { name @include(if: $no) } }', { person: {} }],
    [
      'query ($no: Boolean!) { cases @skip(if: $no) { ...F } } fragment F on Case { title @include(if: $no) }',
      { cases: [{}, {}, {}] },
    ],
    ['query ($no: Boolean!) { person(id: "p1") { area @include(if: $no) risk } }', { person: { risk: 1 } }],
    ['{ person(id: "p1") { cases { title @skip(if: true) } } }', { person: { cases: [{}, {}] } }],
    ['query ($no: Boolean!) { people @include(if: $no) { name } }', {}],
  ])('gets an empty object where all of it is switched off: %s', async (query, expected) => {
    const { data, errors } = await gate.ask(query, { variables: { no: false } });
    expect([data, errors]).toEqual([expected, []]);
  });

  it('changes things one after the other, across subgraphs', async () => {
    const { data } = await gate.ask(
      'mutation { a: rename(id: "p1", name: "甲") { name area } b: note(text: "乙") c: rename(id: "p2", name: "丙") { name } }',
    );
    expect(city.deeds).toEqual(['rename 甲', 'note 乙', 'rename 丙']);
    expect(data).toEqual({ a: { name: '甲', area: 'area of 340111400001' }, b: '乙', c: { name: '丙' } });
  });

  it('learns the schema, and asks for data beside it', async () => {
    const { data } = await gate.ask(
      '{ s: __schema { queryType { n: name } } ...R people { __typename } __typename } fragment R on Query { __type(name: "Case") { kind fields { name } } }',
    );
    expect(data).toEqual({
      s: { queryType: { n: 'Query' } },
      __type: { kind: 'OBJECT', fields: ['id', 'title', 'reporter', 'state'].map((name) => ({ name })) },
      people: Array.from({ length: 3 }, () => ({ __typename: 'Person' })),
      __typename: 'Query',
    });
  });

  it('gets the request id with every answer', async () => {
    const { headers, text } = await gate.ask('{ __typename }');
    const id = headers.get('linli-request-id');
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.parse(text)).toMatchObject({ data: { __typename: 'Query' }, extensions: { requestId: id } });
  });
});

function contextAt({ heard }: TestSubgraph): Claims {
  const [call] = heard;
  if (!call) throw new Error('the subgraph heard nothing');
  return call.claims;
}

describe('what a subgraph hears', () => {
  it.each([
    ['reason=%E7%87%83%E6%B0%94%E6%B3%84%E6%BC%8F', '燃气泄漏'],
    ['case=01K0CASE00000000000000000A', 'case 01K0CASE00000000000000000A'],
  ])('is why, where a purpose asks for it: %s', async (parameter, why) => {
    const before = city.population.heard.length;
    await gate.ask('{ people { area } }', { headers: { 'linli-purpose': `EMERGENCY; ${parameter}` } });
    expect(city.population.heard[before]?.claims).toMatchObject({ purpose: 'EMERGENCY', why });
  });

  it('is who asks, from where, for what, sealed for it alone', async () => {
    await gate.ask('{ people { area } }', {
      headers: {
        'linli-purpose': 'CASE_HANDLING',
        'idempotency-key': 'key-00000001',
        'x-user': 'root',
        'linli-context': 'forged',
      },
    });
    const first = contextAt(city.population);
    const second = contextAt(city.cases);
    expect(first).toMatchObject({
      sub: 'u-zhang',
      kind: 'PERSON',
      home: '340111000000',
      nodes: ['340111000000'],
      roles: ['district-dispatcher'],
      purpose: 'CASE_HANDLING',
      idem: 'key-00000001',
      aud: 'population',
    });
    expect(first.permissions).toContain('case.dispatch');
    expect(second.aud).toBe('cases');
    expect(second.rid).toBe(first.rid);
    expect(second.jti).not.toBe(first.jti);
    expect(second.traceparent?.slice(3, 35)).toBe(first.traceparent?.slice(3, 35));
    expect(Object.keys(city.population.heard[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'content-length',
      'content-type',
      'host',
      'linli-context',
    ]);
  });
});
