import { createHmac, createSecretKey } from 'node:crypto';
import { town } from '@linli/testkit';
import fc from 'fast-check';
import { systemViewer } from '../src/inside.ts';
import { hmacOf } from '../src/seal/blind.ts';
import { people, subgraph } from './people/subgraph.ts';

const COMMUNITY = '340111400001';
const NEXT_DOOR = '340111400002';
const { given, person, journal, running, clock } = town(subgraph);
const NUMBER = '34011119900101123X';
const LOOK = 'query ($by: String!, $word: String!) { lookUp(by: $by, word: $word) { ids } }';
const handler = (at = COMMUNITY) => person({ at, roles: ['dept-handler'] });
const somebody = { place: COMMUNITY, name: '金丝雀', idNumber: NUMBER, phone: '13800138000' };
// As some keyboards write digits: full width.
const wide = (text: string) => text.replace(/[0-9X]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const system = () => running().engine.contextFor({ viewer: systemViewer('people/match'), requestId: 'r' });

describe('somebody who is sealed', () => {
  it('is found by an exact word, however it is written, in the own place alone', async () => {
    const [id] = await given(people, somebody, { place: COMMUNITY, name: '李四', idNumber: '340111199001015678' });
    for (const word of [NUMBER, ' 34011119900101123x', wide(NUMBER)])
      expect(await handler().asks(LOOK, { by: 'idNumber', word })).toEqual({ lookUp: { ids: [id] } });
    expect(await handler('340111000000').asks(LOOK, { by: 'tail', word: '8000' })).toEqual({ lookUp: { ids: [id] } });
    for (const [by, word, at] of [
      ['idNumber', NUMBER, NEXT_DOOR],
      ['idNumber', NUMBER.slice(0, -1), COMMUNITY],
      ['phone', NUMBER, COMMUNITY],
    ] as const)
      expect(await handler(at).asks(LOOK, { by, word })).toEqual({ lookUp: { ids: [] } });
  });

  it('is found by what is true now, and no more by what was', async () => {
    const [id = ''] = await given(people, somebody);
    await system()
      .open(people)
      .amend(id, () => ({ set: { phone: '13900139000' } }));
    expect(await handler().asks(LOOK, { by: 'phone', word: '13800138000' })).toEqual({ lookUp: { ids: [] } });
    expect(await handler().asks(LOOK, { by: 'phone', word: '13900139000' })).toEqual({ lookUp: { ids: [id] } });
  });

  it('leaves no trace of the words in the store', async () => {
    await given(people, somebody);
    await handler().asks(LOOK, { by: 'idNumber', word: NUMBER });
    const { connection } = running().engine.store;
    const texts: string[] = [];
    for (const { name } of await connection.listCollections())
      for await (const each of connection.collection(name).find()) texts.push(JSON.stringify(each));
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.join('\n')).not.toMatch(/34011119900101123|13800138000|金丝雀/);
    const raw = await connection.collection('people').findOne({});
    expect(raw?.['blind']).toHaveLength(4);
    expect(raw?.['blind'][0].length()).toBe(12);
  });
});

describe('the hash of a word', () => {
  it('is HMAC-SHA-256', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string({ unit: 'grapheme' }), (key, text) => {
        const expected = createHmac('sha256', key).update(text).digest();
        expect(hmacOf(createSecretKey(key))(text).equals(expected)).toBe(true);
      }),
    );
  });
});

describe('each look-up', () => {
  it('stands in the journal with its name and how many were found, never with the word', async () => {
    await given(people, somebody);
    const clerk = handler();
    await clerk.asks(LOOK, { by: 'phone', word: '13800138000' });
    await clerk.asks(LOOK, { by: 'phone', word: '13800138001' });
    const line = {
      action: 'people.looked-up',
      entity: 'Person',
      subject: 'people',
      place: COMMUNITY,
      fields: ['phone'],
    };
    expect(await journal()).toMatchObject([
      { ...line, version: 1, who: { id: clerk.id } },
      { ...line, version: 0, who: { id: clerk.id } },
    ]);
  });

  it('needs the right of the collection, and a word', async () => {
    const reader = person({ at: COMMUNITY, roles: ['party-secretary'] });
    await expect(reader.asks(LOOK, { by: 'phone', word: '1' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      extensions: { permission: 'case.handle' },
    });
    await expect(handler().asks(LOOK, { by: 'phone', word: '  ' })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    expect(await journal()).toEqual([]);
  });

  it('is one of thirty a minute and three hundred a day, for each person by themselves', async () => {
    const clerk = handler();
    const ask = () => clerk.answers(LOOK, { by: 'phone', word: '13800138000' });
    const codes = async (times: number) =>
      (await Promise.all(Array.from({ length: times }, ask))).map(({ errors }) => errors?.[0]?.extensions.code ?? 'ok');
    const minute = await codes(32);
    expect(minute.filter((code) => code === 'ok')).toHaveLength(30);
    expect(new Set(minute)).toEqual(new Set(['ok', 'LOOKUP_LIMITED']));
    expect((await ask()).errors?.[0]?.extensions).toMatchObject({ limit: 30, seconds: 60 });
    expect(await handler().asks(LOOK, { by: 'phone', word: '1' })).toEqual({ lookUp: { ids: [] } });
    // As after a long day: the store counts, whichever process asks.
    const { lookups } = running().engine.store.books;
    await lookups.updateMany({ _id: { $regex: '[|]86400000[|]' } }, { $set: { n: 299 } });
    clock.forward({ minutes: 1 });
    expect(await codes(1)).toEqual(['ok']);
    clock.forward({ minutes: 1 });
    expect((await ask()).errors?.[0]?.extensions).toMatchObject({ code: 'LOOKUP_LIMITED', limit: 300 });
    clock.forward({ days: 1 });
    expect(await codes(1)).toEqual(['ok']);
  });

  it('takes as long for somebody elsewhere as for nobody', async () => {
    await given(people, { ...somebody, place: NEXT_DOOR });
    const took = async (word: string) => {
      const begun = performance.now();
      await handler().asks(LOOK, { by: 'idNumber', word });
      return performance.now() - begun;
    };
    for (const word of [NUMBER, '340111199001015678']) expect(await took(word)).toBeGreaterThan(14);
  });
});

describe('a clock', () => {
  it('looks up many at once, with one line, and no person does', async () => {
    const [one, two] = await given(people, somebody, { place: NEXT_DOOR, name: '李四', phone: '13800138000' });
    const words = ['13800138000', wide('13800138000'), '13900139000', ''];
    const found = await system().open(people).lookupMany('phone', words);
    expect([...found].map(([word, rows]) => [word, rows.map(({ id }) => id)])).toEqual([
      ['13800138000', [one, two]],
      [wide('13800138000'), [one, two]],
      ['13900139000', []],
      ['', []],
    ]);
    expect(await journal()).toMatchObject([
      { action: 'people.looked-up', version: 2, who: { id: 'svc:people/match' } },
    ]);
    const { engine } = running();
    await engine.within(system(), async ({ open }) => {
      const { id } = await open(people).insert(COMMUNITY, { set: { name: '王五', phone: '13700137000' } });
      const within = await open(people).lookupMany('phone', ['13700137000']);
      expect(within.get('13700137000')).toMatchObject([{ id }]);
    });
    const clerk = { ...systemViewer('u-1', [COMMUNITY]), kind: 'PERSON' as const };
    const own = running().engine.contextFor({ viewer: clerk, requestId: 'r' }).open(people);
    await expect(own.lookupMany('phone', words)).rejects.toThrow('Only services and clocks');
  });
});
