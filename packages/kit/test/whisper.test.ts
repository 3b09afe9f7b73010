import { service, town } from '@linli/testkit';
import { isUsed } from '../src/seal/key-use.ts';
import { relayTo, systemViewer } from '../src/inside.ts';
import type { Heard, Subgraph } from '../src/index.ts';
import { people, subgraph } from './people/subgraph.ts';

const COMMUNITY = '340111400001';
const WHO = { name: '金丝雀', phone: '13800138000' };
const NAME = Buffer.from(WHO.name).toString();

// The event is population's, and only housing is told more.
const population = town({ ...subgraph, name: 'population' });
const heard: Heard[] = [];
const listening = (name: string): Subgraph => ({
  ...subgraph,
  name,
  hears: { '*': async (each) => void heard.push(each) },
});
const housing = town(listening('housing'));
const cases = town(listening('cases'));

const engine = () => population.running().engine;
const told = (to: string, url: string) =>
  relayTo(engine(), to, { peers: { [to]: url }, serviceKey: service.privateKey });
const erase = async (type = 'resident.erased', id?: string): Promise<string> => {
  const [made = ''] = id ? [id] : await population.given(people, { place: COMMUNITY, ...WHO });
  const context = engine().contextFor({ viewer: systemViewer('population/erasure'), requestId: 'r' });
  const event = { type: type as 'resident.erased', data: { dissolved: null }, whisper: WHO };
  await context.open(people).remove(made, null, () => ({ event }));
  return made;
};
const journal = async () =>
  (await population.rawStore()).filter(({ collection }) => collection === 'journal').map(({ text }) => text);

beforeEach(() => {
  heard.length = 0;
});

describe('what is said in confidence', () => {
  it('is heard by the one it is for, and lies sealed only until then', async () => {
    const id = await erase();
    expect((await journal()).some((text) => text.includes(NAME) || text.includes(WHO.phone))).toBe(false);
    expect((await journal()).filter((text) => text.includes('"whisper"'))).toHaveLength(1);
    expect(await told('cases', cases.running().url)).toBe(1);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ type: 'resident.erased', subject: id, data: { dissolved: null } });
    expect(heard[0]).not.toHaveProperty('whisper');
    expect((await journal()).filter((text) => text.includes('"whisper"'))).toHaveLength(1);

    expect(await told('housing', housing.running().url)).toBe(1);
    expect(heard[1]).toMatchObject({ type: 'resident.erased', subject: id, whisper: WHO });
    expect((await journal()).filter((text) => text.includes('"whisper"'))).toEqual([]);
    const [line] = (await population.journal()).slice(-1);
    expect(line?.event).toEqual({ type: 'resident.erased', data: { dissolved: null } });
  });

  it('waits when nobody hears it, and its key is wanted until then', async () => {
    await erase();
    await population.settle();
    await expect(told('housing', 'http://127.0.0.1:1')).rejects.toThrow();
    const { books, secrets } = engine().store;
    const key = secrets?.fieldKeys.newest().id ?? '';
    await books.idempotency.deleteMany({});
    expect(await isUsed(key, [], books)).toBe(true);
    await told('housing', housing.running().url);
    expect(heard[0]).toMatchObject({ whisper: WHO });
    expect(await isUsed(key, [], books)).toBe(false);
  });

  it('is not said with an event that has nobody to hear it so', async () => {
    const [id = ''] = await population.given(people, { place: COMMUNITY, ...WHO });
    await expect(erase('resident.moved', id)).rejects.toThrow('Nobody is to hear that in confidence');
    expect(await population.rawStore()).toContainEqual(expect.objectContaining({ collection: 'people' }));
  });
});
