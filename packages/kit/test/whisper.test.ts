import { service, town } from '@linli/testkit';
import { Schema } from 'mongoose';
import { isUsed } from '../src/seal/key-use.ts';
import { relayTo, reseal, systemViewer } from '../src/inside.ts';
import { collection, type Heard, type Stored, type Subgraph } from '../src/index.ts';
import { people, subgraph } from './people/subgraph.ts';

const COMMUNITY = '340111400001';
const WHO = { name: '金丝雀', phone: '13800138000' };

const schema = new Schema({ name: String, phone: String, standing: Boolean });
type Caller = Stored<typeof schema>;

// Some of whom a row goes with, and some of whom it outlives.
const callers = collection('callers', schema, {
  entity: 'Caller',
  sealed: ['name', 'phone'],
  names: {
    of: ({ name, phone }: Caller) => [{ name, phone }],
    forgotten: ({ standing }) => (standing ? { set: { name: null, phone: null } } : 'REMOVED'),
  },
});

// The event is population's, and few are told more.
const population = town({ ...subgraph, name: 'population' });
const heard: Heard[] = [];
const listening = (name: string): Subgraph => ({
  ...subgraph,
  name,
  collections: [...subgraph.collections, callers],
  hears: { '*': async (each) => void heard.push(each) },
});
const towns = new Map(
  ['jurisdictions', 'housing', 'cases', 'elderly-care', 'party-building'].map((name) => [name, town(listening(name))]),
);
const housing = towns.get('housing') as ReturnType<typeof town>;

const engine = () => population.running().engine;
const relay = (to: string, url: string) =>
  relayTo(engine(), to, { peers: { [to]: url }, serviceKey: service.privateKey });
const tell = (...names: readonly string[]) =>
  names.reduce(async (before, name) => {
    await before;
    await relay(name, towns.get(name)?.running().url ?? '');
  }, Promise.resolve() as Promise<unknown>);
const erase = async (type = 'resident.erased', id?: string): Promise<string> => {
  const [made = ''] = id ? [id] : await population.given(people, { place: COMMUNITY, ...WHO });
  const context = engine().contextFor({ viewer: systemViewer('population/erasure'), requestId: 'r' });
  const event = { type: type as 'resident.erased', data: { dissolved: null }, whisper: WHO };
  await context.open(people).remove(made, null, () => ({ event }));
  return made;
};
const journal = async () =>
  (await population.rawStore()).filter((each) => each.collection === 'journal').map(({ text }) => text);
const whispered = async () => (await journal()).filter((text) => text.includes('"whisper"'));

beforeEach(() => {
  heard.length = 0;
});

describe('what is said in confidence', () => {
  it('is heard by those it is for, and lies sealed only until all of them have heard it', async () => {
    const id = await erase();
    const texts = await journal();
    for (const word of Object.values(WHO)) expect(texts.some((text) => text.includes(word))).toBe(false);
    await tell('jurisdictions');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ type: 'resident.erased', subject: id, data: { dissolved: null } });
    expect(heard[0]).not.toHaveProperty('whisper');
    await tell('housing', 'cases', 'elderly-care');
    for (const each of heard.slice(1)) expect(each).toMatchObject({ subject: id, whisper: WHO });
    expect(await whispered()).toHaveLength(1);
    await tell('party-building');
    expect(heard).toHaveLength(5);
    expect(await whispered()).toEqual([]);
    const [line] = (await population.journal()).slice(-1);
    expect(line?.event).toEqual({ type: 'resident.erased', data: { dissolved: null } });
  });

  it('is gone also when the last two hear it at the same moment', async () => {
    for (let at = 0; at < 5; at += 1) {
      await erase();
      await Promise.all(['housing', 'cases', 'elderly-care', 'party-building'].map((name) => tell(name)));
      expect(await whispered()).toEqual([]);
    }
  });

  it('waits when nobody hears it, and its key is wanted until then', async () => {
    await erase();
    await population.settle();
    await expect(relay('housing', 'http://127.0.0.1:1')).rejects.toThrow();
    const { books, secrets } = engine().store;
    const key = secrets?.fieldKeys.newest().id ?? '';
    expect(await isUsed(key, [], books)).toBe(true);
    await tell('housing', 'cases', 'elderly-care', 'party-building');
    expect(heard[0]).toMatchObject({ whisper: WHO });
    expect(await isUsed(key, [], books)).toBe(false);
  });

  it('is not said with an event that has nobody to hear it so', async () => {
    const [id = ''] = await population.given(people, { place: COMMUNITY, ...WHO });
    await expect(erase('resident.moved', id)).rejects.toThrow('Nobody is to hear that in confidence');
    expect(await population.rawStore()).toContainEqual(expect.objectContaining({ collection: 'people' }));
  });
});

describe('whom rows name', () => {
  const left = async () => {
    const context = housing.running().engine.contextFor({ viewer: systemViewer('t'), requestId: 'r' });
    const rows = await context.open(callers).some({}, { limit: 10 });
    return rows.map(({ name, phone }) => [name, phone]);
  };

  it('they name no more when it is erased: each row as it says itself, others not at all', async () => {
    const [stays = ''] = await housing.given(callers, { place: COMMUNITY, ...WHO, standing: true });
    const others = [
      ['金丝雀', '13800138001'],
      ['丝雀', '13800138000'],
      ['金丝雀', null],
    ] as const;
    await housing.given(callers, { place: '340103009001', name: '金 丝雀', phone: '138-0013 8000' });
    for (const [name, phone] of others) await housing.given(callers, { place: COMMUNITY, name, phone });
    await erase();
    await tell('housing');
    expect(await left()).toEqual([[null, null], ...others]);
    const lines = (await housing.journal()).filter(({ reason }) => reason === 'erased');
    expect(lines.map(({ action, fields }) => [action, fields])).toEqual([
      ['callers.changed', ['name', 'phone']],
      ['callers.removed', []],
    ]);
    expect(lines[0]?.subject).toBe(stays);
  });

  it('they are found by also when a release before did not look for them', async () => {
    await housing.given(callers, { place: COMMUNITY, ...WHO });
    const { engine: own } = housing.running();
    await own.store.connection.collection('callers').updateMany({}, { $unset: { blind: '' } });
    while ((await reseal(own)) > 0);
    await erase();
    await tell('housing');
    expect(await left()).toEqual([]);
  });
});
