import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { bringsIn, ledger, row } from './house-ledgers.ts';
import { castOf, COMMUNITY, homes } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const { brought, sees, does, upload } = bringsIn(made, cast);

const NAME = '欧阳明月';
const PHONE = '13912345678';
const who = { name: NAME, phone: PHONE, idNumber: null, birthDate: '1960-05-06' };
const erased = (over: Readonly<Record<string, string | null>> = {}) =>
  made.hear({
    type: 'resident.erased',
    subject: 'resident-1',
    jurisdiction: COMMUNITY,
    data: { dissolved: null },
    whisper: { ...who, ...over },
  });
const livesIn = (id: string, house: string) =>
  made.hear({
    type: 'residence.started',
    subject: `residence-${id}`,
    jurisdiction: COMMUNITY,
    data: { resident: `resident-${id}`, house, relation: 'OWNER' },
  });
const ownerOf = async (id: string) =>
  (await cast.clerk.asks('query ($id: ID!) { house(id: $id) { ownerName ownerPhone } }', { id })).house;
const nobody = { ownerName: null, ownerPhone: null };
const stores = async () => {
  const { connection } = made.running().engine.store;
  const counted = ['erasures', 'houseImportChunks'].map((name) => connection.collection(name).countDocuments());
  const [notes, pieces] = await Promise.all(counted);
  return { notes, pieces };
};

describe('an owner who is erased', () => {
  it('owns no house they named, wherever they live; who has the name or the telephone alone still does', async () => {
    const { house, building } = await homes(cast, { ownerName: NAME, ownerPhone: PHONE });
    const also = async (room: string, owner: object) =>
      (
        await cast.clerk.asks('mutation ($input: HouseInput!) { registerHouse(input: $input) { id } }', {
          input: { building: building.id, unit: '2', floor: 1, room, ...owner },
        })
      ).registerHouse.id as string;
    const shared = await also('101', { ownerName: ` ${NAME}`, ownerPhone: PHONE });
    const others = [
      await also('102', { ownerName: NAME, ownerPhone: '13912345679' }),
      await also('103', { ownerName: '欧阳', ownerPhone: PHONE }),
      await also('104', { ownerName: NAME }),
    ];
    await erased();
    expect(await ownerOf(house.id)).toEqual(nobody);
    expect(await ownerOf(shared)).toEqual(nobody);
    for (const id of others) expect(await ownerOf(id)).not.toEqual(nobody);
    expect((await made.journal()).filter(({ event }) => event?.type === 'house.changed')).toHaveLength(2);
  });

  it('is the one of several who goes, when the house names them', async () => {
    const { house } = await homes(cast, { ownerName: NAME, ownerPhone: PHONE });
    await livesIn('1', house.id);
    await livesIn('2', house.id);
    await erased({ name: '别人', phone: '13912345670' });
    expect(await ownerOf(house.id)).not.toEqual(nobody);
    await livesIn('1', house.id);
    await livesIn('3', house.id);
    await erased();
    expect(await ownerOf(house.id)).toEqual(nobody);
  });

  it('is in no ledger of houses that is kept', async () => {
    const applied = await brought(ledger(row(7, '1203'), row(7, '1204', { 8: '1' }), row(8, '101', { 7: '他人' })));
    expect(applied).toMatchObject({ state: 'PARTLY', applied: { fresh: 2, faulty: 1 } });
    const waiting = await does(await upload(ledger(row(9, '101'))), 'map');
    const without = await does(await upload(ledger(row(9, '101', { 7: '他人' }))), 'map');
    await erased();
    expect(await stores()).toEqual({ notes: 1, pieces: 3 });
    const { text = '' } = (await made.rawStore()).find(({ collection }) => collection === 'erasures') ?? {};
    expect([NAME, PHONE].some((word) => text.includes(word))).toBe(false);
    expect(await made.tick('forget-house')).toBe(1);
    expect(await stores()).toEqual({ notes: 0, pieces: 1 });
    expect(await sees(waiting)).toMatchObject({ state: 'CANCELLED', failure: { code: 'LEDGER_GONE' } });
    expect(await sees(without)).toMatchObject({ state: 'MAPPED', failure: null });
  });

  it('is found in a ledger by their home, where it gives no telephone', async () => {
    const { house } = await homes(cast, { ownerName: NAME });
    await livesIn('1', house.id);
    const named = await upload(ledger(row(3, '501', { 8: '' })));
    const elsewhere = await upload(ledger(row(4, '501', { 8: '' })));
    await erased({ phone: null });
    expect(await made.tick('forget-house')).toBe(1);
    expect(await sees(named)).toMatchObject({ state: 'CANCELLED' });
    expect(await sees(elsewhere)).toMatchObject({ state: 'UPLOADED' });
  });

  it('is looked for in no ledger when population names nobody, as an undone import does not', async () => {
    const { house } = await homes(cast, { ownerName: NAME, ownerPhone: PHONE });
    await made.hear({ type: 'resident.erased', subject: 'resident-1', jurisdiction: COMMUNITY });
    expect(await ownerOf(house.id)).not.toEqual(nobody);
    expect(await stores()).toEqual({ notes: 0, pieces: 0 });
  });
});
