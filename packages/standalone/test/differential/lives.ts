import { citizenNumberOf, nowhere } from '@linli/vocabulary';
import type { StillCity } from './still-city.ts';

interface Made {
  readonly id: string;
  readonly version: number;
}

/** Words of the made-up people, for whoever looks one of them up. */
export interface Lives {
  readonly words: readonly string[];
}

// Most things have an id and a version; a few are only known by one of them.
const fieldsOf = (name: string): string =>
  name === 'createGrid' ? 'id: code version' : name === 'recordOccupancyCheck' ? 'id' : 'id version';

type Does = (who: string, name: string, given: Readonly<Record<string, readonly [string, unknown]>>) => Promise<Made>;

function doing({ ask, logins }: StillCity): Does {
  return async (who, name, given) => {
    const entries = Object.entries(given);
    const query = `mutation (${entries.map(([key, [type]]) => `$${key}: ${type}`).join(', ')}) {
      ${name}(${entries.map(([key]) => `${key}: $${key}`).join(', ')}) { ${fieldsOf(name)} } }`;
    const variables = Object.fromEntries(entries.map(([key, [, value]]) => [key, value]));
    const { data, errors } = await ask({ query, variables }, { token: await logins.person(who) });
    if (errors) throw new Error(`${who} ${name}: ${JSON.stringify(errors)}`);
    return (data as Readonly<Record<string, Made>>)[name] as Made;
  };
}

const surnames = ['王', '李', '欧阳', '赵', '周'];
const nameOf = (at: number): string =>
  `${surnames[at % surnames.length]}${'小秀建国'[at % 4]}${'明英平芳'[(at >> 2) % 4]}`;
const numberOf = (at: number): string =>
  citizenNumberOf({
    region: nowhere,
    birthDate: `${1934 + ((at * 7) % 88)}-03-${String(10 + (at % 18))}`,
    order: at + 1,
  });
const phoneOf = (at: number): string => `139${String(10_000_000 + at * 7_919)}`;

const on = ({ id, version }: Made) => ({ id: ['ID!', id], version: ['Int!', version] }) as const;

interface Corner {
  readonly place: string;
  readonly manages: string;
  readonly registers: string;
  readonly from: number;
}

/** Homes with people in them, and what happens to both: enough that every list has something in it. */
async function settleCorner(city: StillCity, { place, manages, registers, from }: Corner): Promise<void> {
  const does = doing(city);
  await does(manages, 'createGrid', {
    input: ['GridInput!', { under: place.slice(0, 12), type: 'RESIDENTIAL', name: '第一网格', households: 320 }],
  });
  const point = { place, kind: 'BUILDING', name: '1号楼' };
  const { id } = await does(manages, 'registerPoint', { input: ['PointInput!', point] });
  await does(manages, 'issueQrCode', { point: ['ID!', id] });
  for (const [at, category] of ['C03', 'C03', 'C01', 'C03', 'C02'].entries()) {
    const report = {
      place: at % 2 ? place : place.slice(0, 12),
      title: `路灯不亮${at}`,
      description: '已三天',
      category,
    };
    const by = { reporterName: nameOf(from + at), reporterPhone: phoneOf(from + at), channel: 'STREET_PATROL' };
    await does(manages, 'reportCase', { input: ['ReportInput!', { ...report, ...by }] });
  }
  const estate = await does(manages, 'registerEstate', { input: ['EstateInput!', { place, name: `琼临${from}苑` }] });
  const houses: Made[] = [];
  for (const number of ['1', '2']) {
    const input = { estate: estate.id, number, floors: 3, units: 1 };
    const building = await does(manages, 'registerBuilding', { input: ['BuildingInput!', input] });
    for (const floor of [1, 2, 3]) {
      const house = {
        building: building.id,
        unit: '1',
        floor,
        room: `${floor}01`,
        use: floor === 3 ? 'RENTED' : 'OWN',
      };
      const owner = { ownerName: nameOf(from + floor), ownerPhone: phoneOf(from + floor) };
      houses.push(await does(manages, 'registerHouse', { input: ['HouseInput!', { ...house, ...owner }] }));
    }
  }
  await city.rest();
  const people: Made[] = [];
  for (const [at, house] of [...houses, ...houses].entries()) {
    const who = from + at;
    const input = { name: nameOf(who), idNumber: numberOf(who), phone: phoneOf(who), residency: 'HUKOU' };
    const lives = {
      house: house.id,
      relation: at % 2 ? 'FAMILY' : 'OWNER',
      registeredAddress: '安徽省六安市金安区1号',
    };
    people.push(await does(registers, 'registerResident', { input: ['ResidentInput!', { ...input, ...lives }] }));
  }
  const [a, b, c] = people as [Made, Made, Made];
  const hazard = { kind: 'GAS', severity: 'MAJOR', description: '胶管老化' };
  for (const house of houses.slice(0, 2))
    await does(manages, 'findHazard', { input: ['HazardInput!', { ...hazard, house: house.id }] });
  const lease = { house: houses[2]?.id, tenants: [c.id], from: '2026-01-01', until: '2027-12-31', rent: 1800 };
  await does(manages, 'registerLease', { input: ['LeaseInput!', lease] });
  await does(manages, 'recordOccupancyCheck', { input: ['OccupancyCheckInput!', { house: houses[1]?.id, seen: 5 }] });
  await does(registers, 'registerHousehold', { input: ['HouseholdInput!', { house: houses[0]?.id, head: a.id }] });
  await does(registers, 'recordConsent', {
    input: ['ConsentInput!', { resident: b.id, purpose: 'ELDERLY_CARE', evidence: '纸质同意书 17' }],
  });
  const seen = async ({ id }: Made): Promise<Made> => {
    const asked = { query: 'query ($id: ID!) { resident(id: $id) { id version } }', variables: { id } };
    const { data } = await city.ask(asked, { token: await city.logins.person(registers) });
    return (data as { resident: Made }).resident;
  };
  await does(registers, 'recordKinship', {
    ...on(await seen(a)),
    relative: ['ID!', b.id],
    kind: ['KinshipKind!', 'SPOUSE'],
  });
  await does(registers, 'setCareTags', {
    ...on(await seen(b)),
    tags: ['[String!]!', ['ELDER_ALONE']],
    reason: ['String!', '走访发现'],
  });
  await does(registers, 'suggestDuplicate', {
    a: ['ID!', b.id],
    b: ['ID!', c.id],
    reason: ['String!', '居民反映'],
  }).catch(() => undefined);
}

/** People and homes in two places, and matters of theirs. */
export async function settleLives(city: StillCity): Promise<Lives> {
  const corners: readonly Corner[] = [
    { place: '340111400001001', manages: 'hub-binhu', registers: 'clerk-binhu', from: 0 },
    { place: '340103009001001', manages: 'lead-sanxiaokou', registers: 'grid-sanxiaokou', from: 40 },
  ];
  for (const corner of corners) await settleCorner(city, corner);
  await city.rest();
  await city.tick('population', 'duplicates');
  await city.rest();
  const numbers = [0, 1, 2, 40, 41].flatMap((at) => [nameOf(at), numberOf(at), phoneOf(at), phoneOf(at).slice(-4)]);
  return { words: [...numbers, '琼临0苑', '琼临', '琼临0苑1栋1单元101', 'WXM', '不存在'] };
}
