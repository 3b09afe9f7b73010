import { randomUUID } from 'node:crypto';
import { town } from '@linli/testkit';
import { people, subgraph } from './people/subgraph.ts';

const COMMUNITY = '340111400001';
const DISTRICT = '340111000000';
const { given, person, journal, hear, settle, clock, running } = town(subgraph);
const WHO = 'query ($id: ID!) { person(id: $id) { name idNumber tag nickname } }';
const somebody = {
  place: COMMUNITY,
  name: '金丝雀',
  idNumber: '340111199001011234',
  tag: 'SECRET',
  birthDate: new Date('1990-01-01T00:00:00+08:00'),
};
const masked = { name: '金**', idNumber: '340111********1234', tag: '***', nickname: '小金' };
type Purpose = 'AFFAIR_HANDLING' | 'CASE_HANDLING' | 'EMERGENCY' | 'HOUSEHOLD_VISIT';
const clerk = (purpose?: Purpose, id = `u-${randomUUID()}`) =>
  person({ id, at: COMMUNITY, roles: ['community-clerk'], ...(purpose ? { purpose } : {}) });
const sees = async (who: ReturnType<typeof clerk>, id: string) => (await who.asks(WHO, { id })).person;

describe('a field', () => {
  it('opens up to the class of the purpose, and the sealed ones for nobody by purpose alone', async () => {
    const [id = ''] = await given(people, somebody);
    expect(await sees(clerk(), id)).toEqual(masked);
    expect(await sees(clerk('HOUSEHOLD_VISIT'), id)).toEqual({ ...masked, name: '金丝雀' });
    expect(await sees(clerk('AFFAIR_HANDLING'), id)).toEqual({
      ...masked,
      name: '金丝雀',
      idNumber: '340111199001011234',
    });
    expect(await sees(clerk('EMERGENCY'), id)).toEqual(masked);
  });

  it('of class P4 opens for who is named by the link, with a purpose for the most sensitive', async () => {
    const [id = ''] = await given(people, somebody);
    expect(await sees(clerk('AFFAIR_HANDLING', 'u-named'), id)).toMatchObject({ tag: 'SECRET' });
    expect(await sees(clerk('CASE_HANDLING', 'u-named'), id)).toEqual({ ...masked, name: '金丝雀' });
    expect(await sees(clerk(undefined, 'u-named'), id)).toEqual(masked);
  });

  it('of a child counts one class higher, and no more on the day it grows up', async () => {
    clock.set('2026-03-02T09:00:00+08:00');
    const [id = ''] = await given(people, { ...somebody, birthDate: new Date('2012-06-01T00:00:00+08:00') });
    const child = { ...masked, nickname: '***' };
    expect(await sees(clerk(), id)).toEqual(child);
    expect(await sees(clerk('HOUSEHOLD_VISIT'), id)).toEqual({ ...child, nickname: '小金' });
    expect(await sees(clerk('AFFAIR_HANDLING'), id)).toEqual({ ...child, name: '金丝雀', nickname: '小金' });
    expect(await sees(clerk('AFFAIR_HANDLING', 'u-named'), id)).toMatchObject({ idNumber: '340111199001011234' });
    const lines = await journal();
    expect(lines.map(({ fields }) => fields)).toEqual([
      ['nickname'],
      ['name', 'nickname'],
      expect.arrayContaining(['name', 'idNumber', 'tag', 'nickname']),
    ]);
    clock.set('2026-07-01T09:00:00+08:00');
    expect(await sees(clerk(), id)).toEqual(masked);
    expect(await sees(clerk('HOUSEHOLD_VISIT'), id)).toMatchObject({ name: '金丝雀' });
  });
});

describe('who reads one record after another', () => {
  it('may see 5,000 on a day, each person by themselves, and the rest with masks', async () => {
    clock.set('2026-03-02T09:00:00+08:00');
    const [first = '', second = ''] = await given(people, somebody, somebody);
    const reader = clerk('HOUSEHOLD_VISIT');
    expect((await sees(reader, first)).name).toBe('金丝雀');
    // As after a long day: the store counts, whichever process is asked.
    const { lookups } = running().engine.store.books;
    await lookups.updateMany({ _id: { $regex: '[|]reveals[|]' } }, { $set: { n: 4_999 } });
    expect((await sees(reader, second)).name).toBe('金丝雀');
    const { data, errors } = await reader.answers(WHO, { id: first });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'REVEAL_LIMITED', limit: 5_000 });
    expect(JSON.stringify(data)).not.toContain('金丝雀');
    expect(await journal()).toHaveLength(2);
    expect((await sees(clerk('HOUSEHOLD_VISIT'), first)).name).toBe('金丝雀');
    clock.forward({ hours: 24 });
    expect((await sees(reader, first)).name).toBe('金丝雀');
  });
});

describe('a purpose that a district narrowed', () => {
  const narrowed = (data: object, version = 1, jurisdiction = DISTRICT) =>
    hear({
      type: 'purpose.narrowed',
      subject: `${jurisdiction}|AFFAIR_HANDLING`,
      jurisdiction,
      version,
      data: { purpose: 'AFFAIR_HANDLING', isOn: true, roles: null, upTo: 'P3', ...data },
    });
  const open = { ...masked, name: '金丝雀', idNumber: '340111199001011234' };

  it.each([
    ['is off', { isOn: false }, masked],
    ['is for other roles', { roles: 'assessor,meal-operator' }, masked],
    ['is for this role too', { roles: 'assessor,community-clerk' }, open],
    ['ends at a lower class', { upTo: 'P2' }, { ...masked, name: '金丝雀' }],
    ['ends nowhere earlier', {}, open],
    ['cannot be widened by it', { upTo: 'P4' }, open],
  ])('%s', async (_, data, seen) => {
    const [id = ''] = await given(people, somebody);
    await narrowed(data);
    expect(await sees(clerk('AFFAIR_HANDLING'), id)).toEqual(seen);
  });

  it('is narrowed there alone, for this purpose alone, and by the latest word', async () => {
    const [id = ''] = await given(people, somebody);
    await narrowed({ isOn: false }, 1, '340103000000');
    expect(await sees(clerk('AFFAIR_HANDLING'), id)).toEqual(open);
    await narrowed({ isOn: true }, 3);
    await narrowed({ isOn: false }, 2);
    expect(await sees(clerk('AFFAIR_HANDLING'), id)).toEqual(open);
    await narrowed({ isOn: false }, 4);
    expect(await sees(clerk('AFFAIR_HANDLING'), id)).toEqual(masked);
    expect(await sees(clerk('HOUSEHOLD_VISIT'), id)).toMatchObject({ name: '金丝雀' });
  });
});

describe('each field that is read', () => {
  it('stands in exactly one line, also in lists, and however often it is asked for', async () => {
    const ids = await given(people, somebody, { ...somebody, name: '李四', guardian: 'r-mother' } as never);
    const who = clerk('AFFAIR_HANDLING');
    await who.asks('{ people(first: 5) { nodes { name again: name idNumber } edges { node { name } } } }');
    const lines = await journal();
    expect(lines).toHaveLength(2);
    for (const id of ids) {
      const [line, ...more] = lines.filter(({ subject }) => subject === id);
      expect(more).toEqual([]);
      expect([...(line?.fields ?? [])].sort()).toEqual(['idNumber', 'name']);
    }
    expect(lines.map(({ about }) => about)).toEqual([undefined, 'r-mother']);
    expect(lines).toMatchObject([{ outcome: 'REVEALED', purpose: 'AFFAIR_HANDLING' }, {}]);
  });

  it('stays hidden when its line cannot be written', async () => {
    const [id = ''] = await given(people, somebody);
    const { journal: book } = running().engine.store.books;
    const insertMany = book.insertMany.bind(book);
    book.insertMany = () => Promise.reject(new Error('no room'));
    const { data, errors } = await clerk('AFFAIR_HANDLING').answers(WHO, { id });
    book.insertMany = insertMany;
    expect(data.person).toMatchObject({ name: null, idNumber: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL', 'INTERNAL']);
  });
});

describe('a small count', () => {
  const COUNT =
    'query ($code: ID!) { _entities(representations: [{ __typename: "Jurisdiction", code: $code }]) { ... on Jurisdiction { tagged { value fewerThan } } } }';
  const counted = async (at: string) =>
    (await person({ at, roles: ['community-clerk'] }).asks(COUNT, { code: COMMUNITY }))._entities[0].tagged;

  it.each([
    [0, { value: 0, fewerThan: null }],
    [1, { value: null, fewerThan: 5 }],
    [4, { value: null, fewerThan: 5 }],
    [5, { value: 5, fewerThan: null }],
  ])('of %d is known at its own node, and from above as %j', async (n, seen) => {
    await given(people, ...Array.from({ length: n }, () => somebody));
    await settle();
    expect(await counted(COMMUNITY)).toEqual({ value: n, fewerThan: null });
    for (const above of ['340111400000', DISTRICT]) expect(await counted(above)).toEqual(seen);
  });
});
