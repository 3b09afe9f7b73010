import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, homes, NEXT_COMMUNITY, type Cast } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

interface Candidate {
  readonly score: number;
  readonly missing: readonly string[];
  readonly address: { readonly standardName: string };
}

const LOOKUP = `query ($text: String!) { lookupAddress(text: $text) { normalised
  candidates { score missing address { standardName } house { id } building { id } estate { id } } } }`;

const finds = async (text: string, person: Cast[keyof Cast] = cast.hub) => {
  const { lookupAddress } = await person.asks(LOOKUP, { text });
  return lookupAddress.candidates.map(({ score, missing, address }: Candidate) => [
    address.standardName,
    score,
    missing,
  ]);
};

const ROOM = '琼临苑3栋2单元501室';

describe('an address somebody writes', () => {
  it.each([
    '琼临苑3栋2单元501室',
    '琼临苑三号楼二单元五〇一',
    '琼临苑 3#2单元 501',
    '琼临苑3-2-501',
    '安徽省合肥市包河区滨湖世纪社区琼临苑3栋2单元501室',
    '包河区琼临苑3幢2单元501室',
  ])('%s means the one house', async (text) => {
    const { house } = await homes(cast);
    expect(await finds(text)).toEqual([[ROOM, 1, []]]);
    const { lookupAddress } = await cast.hub.asks(LOOKUP, { text });
    expect(lookupAddress.candidates[0].house.id).toBe(house.id);
  });

  it('says what it was read as', async () => {
    const { lookupAddress } = await cast.hub.asks(LOOKUP, { text: '琼临苑三号楼二单元501' });
    expect(lookupAddress).toEqual({ normalised: ROOM, candidates: [] });
  });

  it('may leave the unit out, and then means a little less surely every such room', async () => {
    const { building } = await homes(cast);
    await does(cast.clerk, 'registerHouse', { input: { building: building.id, unit: '1', floor: 5, room: '501' } });
    expect(await finds('琼临苑3栋501')).toEqual([
      ['琼临苑3栋1单元501室', 0.9, []],
      [ROOM, 0.9, []],
    ]);
  });

  it('means the building when the room is not known, and the estate when the building is not', async () => {
    await homes(cast);
    expect(await finds('琼临苑3栋2单元999室')).toEqual([['琼临苑3栋', 0.6, ['ROOM']]]);
    expect(await finds('琼临苑8栋101')).toEqual([['琼临苑', 0.36, ['BUILDING', 'ROOM']]]);
    expect(await finds('琼临苑3号楼')).toEqual([['琼临苑3栋', 1, []]]);
    expect(await finds('琼临苑')).toEqual([['琼临苑', 1, []]]);
  });

  it('is known by the road and by other names', async () => {
    const { estate, building, house } = await homes(cast);
    await does(cast.clerk, 'aliasEstate', { on: estate, alias: '老电厂宿舍' });
    await does(cast.clerk, 'aliasBuilding', { on: building, alias: '琼临苑甲栋' });
    await does(cast.clerk, 'aliasHouse', { on: house, alias: '电厂传达室楼上' });
    expect(await finds('老电厂宿舍3栋2单元501')).toEqual([[ROOM, 0.95, []]]);
    expect(await finds('广西路88号3栋2单元501')).toEqual([[ROOM, 0.95, []]]);
    expect(await finds('琼临苑甲栋2单元501')).toEqual([[ROOM, 0.95, []]]);
    expect(await finds('电厂传达室楼上')).toEqual([[ROOM, 0.95, []]]);
  });

  it('finds a name that is only alike, when none is the same, and never as surely', async () => {
    await homes(cast);
    await does(cast.clerk, 'registerEstate', { input: { place: COMMUNITY, name: '融荫花园' } });
    const [[name, score] = []] = await finds('琼临苑小区3栋2单元501室');
    expect(name).toBe(ROOM);
    expect(score).toBeGreaterThan(0.3);
    expect(score).toBeLessThan(0.8);
    expect((await finds('荫花园'))[0]?.[0]).toBe('融荫花园');
    expect(await finds('天鹅湖万达')).toEqual([]);
  });

  it('stands at a road without an estate', async () => {
    const building = await does(cast.clerk, 'registerBuilding', {
      input: { place: COMMUNITY, street: '广西路90号', number: '1', floors: 3 },
    });
    await does(cast.clerk, 'registerHouse', { input: { building: building.id, floor: 2, room: '201' } });
    expect(await finds('广西路九十号1栋201')).toEqual([['广西路90号1栋201室', 1, []]]);
  });

  it('means nothing next door, and there what lies there', async () => {
    await homes(cast);
    expect(await finds('琼临苑3栋2单元501室', cast.neighbour)).toEqual([]);
    await does(cast.neighbour, 'registerEstate', { input: { place: NEXT_COMMUNITY, name: '琼临苑' } });
    expect(await finds('琼临苑', cast.neighbour)).toHaveLength(1);
    expect(await finds('琼临苑', cast.district)).toHaveLength(2);
  });

  it.each(['', '   ', '、、', '栋', '0', '的'.repeat(200)])('"%s" is answered, with nothing', async (text) => {
    await homes(cast);
    expect(await finds(text)).toEqual([]);
  });
});
