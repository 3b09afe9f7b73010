import { randomBytes } from 'node:crypto';
import { town } from '@linli/testkit';
import fc from 'fast-check';
import { Schema } from 'mongoose';
import { collection } from '../src/index.ts';
import { boot, driftOf, fieldKeysFrom, loadRows, ringOf, rebuild, secretFrom, type Secrets } from '../src/inside.ts';
import { logOf } from '../src/log.ts';
import { opened, sealed } from '../src/seal/cipher.ts';
import { whyOf } from '../src/why.ts';
import { people, subgraph } from './people/subgraph.ts';

const COMMUNITY = '340111400001';
const { given, person, journal, running, settle } = town(subgraph);
const clerk = (purpose?: 'HOUSEHOLD_VISIT' | 'AFFAIR_HANDLING') =>
  person({ at: COMMUNITY, roles: ['community-clerk', 'dept-handler'], ...(purpose ? { purpose } : {}) });
const whole = {
  place: COMMUNITY,
  name: '金丝雀',
  idNumber: '340111199001011234',
  phone: '13800138000',
  birthDate: new Date('1990-01-01T00:00:00Z'),
  ethnicity: '回族',
  income: 4321.5,
  photo: Buffer.from('a picture of a canary'),
  kin: { name: '黄丝雀', since: new Date('2001-02-03T00:00:00Z') },
  sources: [{ field: 'canary', at: new Date('2024-05-06T00:00:00Z') }],
  ageYears: 36,
} as const;
const canaries = ['回族', '金丝雀', '340111199001011234', '13800138000', '1990-01-01', '4321.5', '黄丝雀', 'a picture'];
const CLEAR = 'query ($id: ID!) { person(id: $id) { name phone idNumber birthDate ethnicity } }';
const context = () => running().engine.contextFor({ viewer: { ...everywhere }, requestId: 'r' });
const everywhere = {
  id: 'svc:people/test',
  kind: 'SYSTEM',
  home: null,
  nodes: [],
  grids: [],
  roles: [],
  permissions: new Set<never>(),
  departments: [],
  purpose: null,
} as const;
const rawPeople = () => running().engine.store.connection.collection('people');

/** Every document of the service as the database gives it, in words; sums over many are no secret of one. */
async function everything(): Promise<string> {
  const { connection } = running().engine.store;
  const texts: string[] = [];
  for (const { name } of (await connection.listCollections()).filter(({ name }) => name !== 'counters'))
    for await (const each of connection.collection(name).find())
      texts.push(
        JSON.stringify(each, (_, value) => (value?._bsontype === 'Binary' ? value.toString('latin1') : value)),
      );
  return texts.join('\n');
}

describe('a sealed field', () => {
  it('is nowhere in the store, whichever way it came in, and comes out as it was', async () => {
    const [id = ''] = await given(people, whole);
    const { register } = await clerk('AFFAIR_HANDLING').asks(
      'mutation ($p: PersonInput!) { register(jurisdictionCode: "340111400001", person: $p) { id version } }',
      { p: { name: '金丝雀', phone: '13800138000', birthDate: '1990-01-01T00:00:00Z', income: 7 } },
      { key: 'once-and-again' },
    );
    await clerk().asks(
      'mutation ($id: ID!, $p: PersonInput!) { correct(id: $id, version: 1, person: $p) { version } }',
      { id: register.id, p: { idNumber: '340111199001011234', ethnicity: '回族' } },
    );
    const { place, ...set } = whole;
    await loadRows(running().engine, people, [
      { id: 'loaded', place, at: new Date(), by: 'svc:load', set: set as never },
    ]);
    await running().engine.within(context(), (own) => own.append(people, [{ place, set: set as never }]));
    const text = await everything();
    expect(text).toContain('"PRESENT"');
    for (const canary of canaries) expect(text).not.toContain(canary);
    const { place: _, ...clear } = whole;
    const found = await context().open(people).some({}, { limit: 10 });
    expect(found).toHaveLength(4);
    for (const each of found) if (each.id !== register.id) expect(each).toMatchObject(clear);
    expect(found.find((each) => each.id === register.id)).toMatchObject({
      name: '金丝雀',
      income: 7,
      ethnicity: '回族',
    });
    expect(await clerk('AFFAIR_HANDLING').asks(CLEAR, { id })).toEqual({
      person: {
        name: '金丝雀',
        phone: '13800138000',
        idNumber: '340111199001011234',
        birthDate: '1990-01-01T00:00:00.000Z',
        ethnicity: '回族',
      },
    });
    expect(JSON.stringify(await journal())).not.toMatch(/金丝雀|13800138000/);
  });

  it('counts as what it is, and a recount agrees', async () => {
    const [id = ''] = await given(people, whole, { place: COMMUNITY, name: '李四' });
    await context()
      .open(people)
      .amend(id, () => ({ set: { ethnicity: '汉族' } }));
    await settle();
    const { store } = running().engine;
    expect(await driftOf(store, [people])).toEqual([]);
    const counted = await context().counters.of('340111000000');
    expect([counted.get('PRESENT/汉族'), counted.get('PRESENT/回族')]).toEqual([2, 0]);
    await rebuild(store, [people]);
    expect(await driftOf(store, [people])).toEqual([]);
  });

  it('fits its type or is refused, and what is required is asked for', async () => {
    const open = () => context().open(people);
    await expect(open().insert(COMMUNITY, { set: { name: 'x', ethnicity: 'Martian' as never } })).rejects.toThrow();
    await expect(open().insert(COMMUNITY, { set: { phone: '1' } })).rejects.toThrow('required');
    const { id } = await open().insert(COMMUNITY, { set: { name: 'x', birthDate: '1990-01-01' as never } });
    expect(await open().find(id)).toMatchObject({ birthDate: new Date('1990-01-01'), ethnicity: '汉族' });
    await expect(open().amend(id, () => ({ set: { birthDate: 'yesterday' as never } }))).rejects.toThrow();
    await expect(open().amend(id, () => ({ set: { kin: { name: 'y', since: 'never' as never } } }))).rejects.toThrow();
    expect(await open().amend(id, () => ({ set: { kin: { name: '王五' }, phone: null } }))).toMatchObject({
      kin: { name: '王五' },
      phone: null,
    });
  });

  it('that is refused is quoted in no log', async () => {
    const why = (set: object) =>
      context()
        .open(people)
        .insert(COMMUNITY, { set: set as never })
        .then(
          () => 'taken',
          (error: unknown) => JSON.stringify(whyOf(error)),
        );
    for (const set of [
      { name: '金丝雀', birthDate: '金丝雀' },
      { name: '金丝雀', ethnicity: '金丝雀' },
      { name: '金丝雀', kin: { since: '金丝雀' } },
      { name: { of: '金丝雀' } },
    ]) {
      expect(await why(set)).toMatch(/"error":/);
      expect(await why(set)).not.toContain('金丝雀');
    }
  });

  it('opens in its own row alone, and as it was written', async () => {
    const [mine, other] = await given(people, whole, { ...whole, name: '李四' });
    const raw = await rawPeople().findOne({ _id: other as never });
    await rawPeople().updateOne({ _id: mine as never }, { $set: { sealedFields: raw?.['sealedFields'] } });
    const moved = await context()
      .open(people)
      .load(mine ?? '');
    expect(() => moved.name).toThrow('people.* does not open');
    const bytes = Buffer.from(raw?.['sealedFields'].buffer as Uint8Array);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await rawPeople().updateOne({ _id: other as never }, { $set: { sealedFields: bytes } });
    const crossed = await context()
      .open(people)
      .load(other ?? '');
    expect(() => crossed.phone).toThrow('people.* does not open');
    const { errors } = await clerk('AFFAIR_HANDLING').answers(CLEAR, { id: other });
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['INTERNAL']));
  });

  it('is not believed when somebody put it there in clear, nor when what was sealed is gone', async () => {
    const [mine = '', other = ''] = await given(people, whole, { ...whole, name: '李四' });
    await rawPeople().updateOne({ _id: mine as never }, { $set: { name: '冒名者' } });
    await rawPeople().updateOne({ _id: other as never }, { $unset: { sealedFields: '' } });
    const load = (id: string) => context().open(people).load(id);
    const planted = await load(mine);
    expect(() => planted.name).toThrow('people.name lies in clear');
    expect(planted.phone).toBe(whole.phone);
    const stripped = await load(other);
    expect(() => stripped.phone).toThrow('people.phone lies in clear');
    const { data, errors } = await clerk('AFFAIR_HANDLING').answers(CLEAR, { id: mine });
    expect([data?.person?.name ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'INTERNAL']);
    await expect(
      context()
        .open(people)
        .amend(mine, () => ({ set: { phone: '1' } })),
    ).rejects.toThrow('lies in clear');
  });

  it('neither filters nor sorts', async () => {
    await given(people, whole);
    const open = context().open(people);
    for (const asked of [{ name: '金丝雀' }, { birthDate: { from: new Date(0) } }, { income: 4321.5 }] as const)
      for (const ask of [
        async () => open.findBy(asked),
        async () => open.some(asked, { limit: 1 }),
        async () => open.count(asked),
        async () => open.page(asked, { first: 1 }),
      ])
        await expect(ask()).rejects.toMatchObject({ code: 'FIELD_MASKED' });
  });
});

describe('whatever is sealed', () => {
  const key = () => randomBytes(32).toString('base64');
  const keys = ringOf(fieldKeysFrom(`k2:${key()},k1:${key()}`));
  const spot = { service: 's', collection: 'c', id: '1', field: 'f' };
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.date({ noInvalidDate: true }),
    fc.record(
      { a: fc.string(), b: fc.array(fc.record({ at: fc.date({ noInvalidDate: true }) })) },
      { noNullPrototype: true },
    ),
  );

  it('comes out the same, each time sealed differently, and tells its length in blocks alone', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const [once, twice] = [sealed(value, spot, keys), sealed(value, spot, keys)];
        expect(opened(once, spot, keys)).toEqual(value);
        expect(once.equals(twice)).toBe(false);
        expect((once.length - 32) % 32).toBe(0);
      }),
    );
    expect(sealed('汉族', spot, keys)).toHaveLength(sealed('柯尔克孜族', spot, keys).length);
  });

  it('opens nowhere else, nor when a byte of it was touched', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = sealed('金丝雀', spot, keys);
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ by;
        expect(() => opened(bytes, spot, keys)).toThrow();
      }),
    );
    for (const other of [{ service: 'x' }, { collection: 'x' }, { id: '2' }, { field: 'x' }])
      expect(() => opened(sealed('x', spot, keys), { ...spot, ...other }, keys)).toThrow('does not open');
  });
});

describe('a start', () => {
  const key = () => randomBytes(32).toString('base64');
  const old = `k1:${key()}`;
  const blindKey = secretFrom(key());
  const secretsOf = (text: string, blind = blindKey): Secrets => ({
    fieldKeys: ringOf(fieldKeysFrom(text)),
    blindKey: blind,
  });
  const started = async (secrets: Secrets | null) => {
    const { connection } = running().engine.store;
    const engine = await boot(subgraph, {
      mongodbUri: `mongodb://${connection.host}:${connection.port}/?replicaSet=rs0`,
      database: 'started',
      cursorSecret: 'x'.repeat(32),
      log: logOf({ level: 'silent', name: 'started' }),
      secrets,
    });
    return engine;
  };

  it('is refused without keys, with another key of the same name, without one that is used, and with another blind key', async () => {
    const engine = await started(secretsOf(old));
    await engine
      .contextFor({ viewer: everywhere, requestId: 'r' })
      .open(people)
      .insert(COMMUNITY, { set: { name: '张三' } });
    await engine.store.close();
    await expect(started(null)).rejects.toThrow('people seals fields: set LINLI_FIELD_KEYS');
    await expect(started(secretsOf(`k1:${key()}`))).rejects.toThrow('another key "k1"');
    await expect(started(secretsOf(`k2:${key()}`))).rejects.toThrow('lacks the key "k1"');
    await expect(started(secretsOf(old, secretFrom(key())))).rejects.toThrow('LINLI_BLIND_KEY');
    const again = await started(secretsOf(`k2:${key()},${old}`));
    const [row] = await again.contextFor({ viewer: everywhere, requestId: 'r' }).open(people).some({}, { limit: 1 });
    expect(row?.name).toBe('张三');
    await again.store.close();
  });

  it('is refused where a sealed field would be told in another way', async () => {
    const make = (options: object, index: object = { path: 1, name: 1, _id: 1 }) =>
      boot(
        {
          ...subgraph,
          collections: [
            collection('people', new Schema({ name: String }).index(index as never), {
              entity: 'Other',
              ...options,
            } as never),
          ],
        },
        {
          mongodbUri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50',
          cursorSecret: 'x',
          log: logOf({ level: 'silent', name: 'x' }),
          secrets: secretsOf(old),
        },
      );
    await expect(make({ sealed: ['name'], public: ['name'] })).rejects.toThrow('public: name');
    await expect(make({ sealed: ['name'], grams: ({ name }: { name: string }) => [name] })).rejects.toThrow(
      'grams: name',
    );
    await expect(make({ sealed: ['name'], orders: { name: { name: 1 } } })).rejects.toThrow('orders: name');
  });
});
