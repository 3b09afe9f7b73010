import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  aHouse,
  castOf,
  does,
  GRID,
  li,
  looks,
  NEXT_COMMUNITY,
  NEXT_GRID,
  numberOf,
  people,
  registers,
  wang,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const events = async () => (await made.journal()).flatMap(({ event }) => (event ? [event.type] : []));

describe('a grid worker', () => {
  it('registers a person of the own grid, and the city hears of it without a name', async () => {
    const seen = await registers(cast.gridWorker);
    expect(seen).toMatchObject({ version: 1, gridCode: GRID, sexCode: '1', ageYears: 66, ageBand: 'AGE_60_69' });
    const lines = await made.journal();
    expect(lines.map(({ event }) => event)).toContainEqual({
      type: 'resident.registered',
      data: { residency: 'HUKOU', household: null, house: null, ageBand: 'AGE_60_69', livesAlone: false },
    });
    expect(JSON.stringify(lines)).not.toMatch(/王小明|13912345678|340199/);
  });

  it('sees masks, and nothing hidden by them, until a purpose is said', async () => {
    const { id } = await registers(cast.gridWorker);
    const masked = { name: '王**', phone: '139****5678', idNumber: '340199********0013', birthDate: '***' };
    expect({ ...(await looks(cast.gridWorker, id)), idNumber: masked.idNumber }).toMatchObject(masked);
    const visiting = made.person({ ...people.gridWorker, purpose: 'HOUSEHOLD_VISIT' });
    expect(await looks(visiting, id)).toMatchObject({ name: '王小明', phone: '13912345678', birthDate: '1960-03-02' });
    expect((await looks(visiting, id)).idNumber).toMatch(/\*{8}/);
    const lines = (await made.journal()).filter(({ outcome }) => outcome === 'REVEALED');
    expect(lines[0]?.fields.toSorted()).toEqual(['birthDate', 'careTags', 'name', 'phone']);
  });

  it('knows nobody of the next grid', async () => {
    const { id } = await registers(cast.clerk, { place: NEXT_GRID });
    expect(await looks(cast.gridWorker, id)).toBeNull();
    await expect(registers(cast.gridWorker, { place: NEXT_GRID })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a registration', () => {
  it.each([
    ['a wrong check digit', { idNumber: wang.idNumber.slice(0, 17) + 'X' }, 'CITIZEN_NUMBER_INVALID'],
    ['no number', { idNumber: null }, 'VALUE_MISSING'],
    ['another birth date than the number’s', { birthDate: '1961-01-01' }, 'RESIDENT_FIELDS_DISAGREE'],
    ['another sex than the number’s', { sexCode: '2' }, 'RESIDENT_FIELDS_DISAGREE'],
    ['half a phone', { phone: '1391234' }, 'PHONE_INVALID'],
    ['no name', { name: ' ' }, 'VALUE_MISSING'],
    ['a mask for a name', { name: '王**' }, 'MASKED_VALUE'],
    ['no such ethnic group', { ethnicity: '99' }, 'VALUE_INVALID'],
    ['a birth date to come', { idType: 'NONE', idNumber: null, birthDate: '2027-01-01' }, 'BIRTH_DATE_INVALID'],
    ['no place', { place: null }, 'VALUE_MISSING'],
    ['another place', { place: NEXT_COMMUNITY }, 'NOT_FOUND'],
    ['half a code', { place: '34011140' }, 'CODE_INVALID'],
    ['a house nobody knows', { house: 'h-0' }, 'HOUSE_UNKNOWN'],
    ['a source that is not theirs', { source: 'DEPARTMENT' }, 'CHANGE_SOURCE'],
  ])('is refused with %s', async (_, input, code) => {
    await expect(registers(cast.clerk, input)).rejects.toMatchObject({ code });
  });

  it('takes full-width digits, a small x and gaps for what they are', async () => {
    const idNumber = numberOf('1980-01-01', 4);
    const wide = [...idNumber]
      .map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
      .join('')
      .toLowerCase();
    const { id } = await registers(cast.clerk, { idNumber: wide, phone: '139 1234 5678' });
    const found = await cast.clerk.asks(
      'query ($w: String!) { lookupResidents(by: ID_NUMBER, word: $w) { residents { id } } }',
      {
        w: idNumber,
      },
    );
    expect(found.lookupResidents.residents).toEqual([{ id }]);
  });

  it('is refused for a number that somebody here has already', async () => {
    const first = await registers(cast.clerk);
    const refused = registers(cast.clerk, { name: '王大明' });
    await expect(refused).rejects.toMatchObject({ code: 'RESIDENT_EXISTS', extensions: { id: first.id } });
    expect(await registers(cast.nextClerk, { place: NEXT_COMMUNITY })).toMatchObject({ version: 1 });
  });

  it('brings a house and a household along', async () => {
    await aHouse(made, 'h-1');
    const family = await does(cast.clerk, {
      name: 'registerHousehold',
      args: { input: ['HouseholdInput!', { kind: 'FAMILY', place: GRID, number: '018' }] },
      fields: 'id version size',
    });
    const head = await registers(cast.clerk, {
      place: null,
      house: 'h-1',
      relation: 'OWNER',
      household: family.id,
      relationToHead: 'HEAD',
    });
    expect(head).toMatchObject({ gridCode: GRID, livesAlone: true, household: { size: 1 }, house: { id: 'h-1' } });
    const wife = await registers(cast.clerk, { ...li, house: 'h-1', household: family.id, relationToHead: 'SPOUSE' });
    expect(wife).toMatchObject({ livesAlone: false, household: { size: 2 } });
    expect(await looks(cast.clerk, head.id)).toMatchObject({ livesAlone: false });
    expect(await events()).toEqual(expect.arrayContaining(['household.registered', 'residence.started']));
  });
});

describe('a search for a person', () => {
  const LOOKUP = `query ($by: ResidentLookup!, $word: String!) {
    lookupResidents(by: $by, word: $word) { isCut residents { id name } }
  }`;
  const finds = async (by: string, word: string, person = cast.clerk) =>
    (await person.asks(LOOKUP, { by, word })).lookupResidents.residents.length;

  it.each([
    ['ID_NUMBER', wang.idNumber],
    ['PHONE', '13912345678'],
    ['NAME', '王小明'],
    ['NAME', 'wxm'],
    ['TAIL', '5678'],
    ['TAIL', wang.idNumber.slice(-4)],
  ])('by %s %s finds who is here, masked, and nobody of next door', async (by, word) => {
    await registers(cast.clerk);
    expect((await cast.clerk.asks(LOOKUP, { by, word })).lookupResidents).toMatchObject({
      isCut: false,
      residents: [{ name: '王**' }],
    });
    expect(await finds(by, word, cast.nextClerk)).toBe(0);
    expect(JSON.stringify(await made.journal())).not.toContain(word);
  });

  it.each([
    ['NAME', '王'],
    ['NAME', 'w'],
    ['TAIL', '567'],
    ['PHONE', '139'],
    ['ID_NUMBER', '340'],
  ])('by %s %s is refused: half a town would answer', async (by, word) => {
    await expect(finds(by, word)).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it('is limited', async () => {
    for (let turn = 0; turn < 30; turn += 1) await finds('TAIL', '0000');
    await expect(finds('TAIL', '0000')).rejects.toMatchObject({ code: 'LOOKUP_LIMITED' });
  });
});
