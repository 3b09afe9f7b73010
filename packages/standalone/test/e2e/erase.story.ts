import { openedPlacesOf, placesOf } from './erase-search.ts';
import { openDoor } from './places.ts';
import { aBuilding, aLife, aWorker, type Cast, castOf, does, type Life, on, pointsTo } from './merge-cast.ts';
import { eventually, theCity } from './the-city.ts';

const city = theCity();

const NAME = '鹓雏';
const PHONE = '13977345612';
const person = { name: NAME, phone: PHONE, idType: 'NONE', sexCode: '1', birthDate: '1948-03-02' };
const seen = async ({ clerk }: Cast, id: string) =>
  (await clerk.asks('query ($id: ID!) { resident(id: $id) { id version } }', { id })).resident;

const LEDGER = ['姓名,出生日期,联系电话,户籍类型', `${NAME},1948-03-02,${PHONE},户籍`, '某人,,,户籍'].join('\n');
const HOUSES = ['小区,楼栋号,室号,业主姓名,联系电话', `合心苑,1,601,${NAME},${PHONE}`].join('\n');
const UPLOAD = `mutation ($people: Base64!, $houses: Base64!) {
  people: uploadResidentImport(jurisdictionCode: "340111400", fileName: "人口.csv", content: $people) { id state }
  houses: uploadHouseImport(jurisdictionCode: "340111400", fileName: "房屋.csv", content: $houses) { id state } }`;
const JOBS = `query ($people: ID!, $houses: ID!) {
  people: residentImport(id: $people) { state failure { code } }
  houses: houseImport(id: $houses) { state failure { code } } }`;

let people: Cast;
let life: Life;

/** Where others write down who they are, and nobody knows their record: they let a house, report, are called, ask. */
async function isNamed({ clerk, hub }: Cast, { building, elder }: { building: string; elder: string }): Promise<void> {
  const resident = await city.as('resident-binhu');
  const owner = { ownerName: NAME, ownerPhone: PHONE };
  const house = { building, unit: '1', floor: 3, room: '301', use: 'RENTED', ...owner };
  await does(clerk, 'registerHouse', { input: ['HouseInput!', house] });
  const place = '340111400001';
  const report = { place, title: '路灯', description: '路灯不亮', category: 'C03', channel: 'STREET_PATROL' };
  const reporter = { reporterName: NAME, reporterPhone: PHONE };
  await does(hub, 'reportCase', { input: ['ReportInput!', { ...report, ...reporter }] });
  const contact = { elder, name: NAME, phone: PHONE, relation: 'OTHER' };
  await does(clerk, 'addElderContact', { input: ['ElderContactInput!', contact] });
  const { grid } = await openDoor(hub, place, '合心');
  const need = { place: grid, kind: 'REPAIR', title: '修门', description: '门坏了', contactName: NAME };
  await does(resident, 'postNeed', { input: ['NeedInput!', { ...need, contactPhone: PHONE }] });
}

describe('somebody who asks to be forgotten', () => {
  beforeAll(async () => {
    people = await castOf(city);
    const [building, worker] = [await aBuilding(people, '合心苑'), await aWorker(people, 'u-visits')];
    life = await aLife(people, { building, worker, room: '101', person });
    const neighbour = await aLife(people, {
      building,
      worker,
      room: '201',
      person: { ...person, name: '邻居', phone: '13977345613' },
    });
    const { clerk } = people;
    await isNamed(people, { building, elder: neighbour.id });
    const lease = { house: neighbour.house, tenants: [life.id], from: '2026-01-01', until: '2028-12-31' };
    await does(clerk, 'registerLease', { input: ['LeaseInput!', lease] });
    const kin = { relative: ['ID!', neighbour.id], kind: ['KinshipKind!', 'SIBLING'] } as const;
    await does(clerk, 'recordKinship', { ...on(await seen(people, life.id)), ...kin });
    const consent = { resident: life.id, purpose: 'ELDERLY_CARE', evidence: '纸质同意书 17' };
    await does(clerk, 'recordConsent', { input: ['ConsentInput!', consent] });
    const changes = { source: 'VISIT', changes: [{ field: 'WORKPLACE', value: '鹓雏书店' }] };
    await does(
      clerk,
      'proposeChanges',
      { ...on(await seen(people, life.id)), input: ['ChangesInput!', changes] },
      'resident { id }',
    );
  });

  it('is known all over the city before', async () => {
    const services = async () => new Set((await placesOf(city.city(), life.id)).map((place) => place.split('.')[0]));
    const known = await eventually(services, (found) =>
      ['platform', 'housing', 'elderly-care'].every((name) => found.has(name)),
    );
    expect([...known].sort()).toEqual(['cases', 'elderly-care', 'housing', 'platform', 'population']);
  });

  it('is in no store afterwards but by id in the ledger', async () => {
    const { clerk, officer } = people;
    const [ofPeople, ofHouses] = [LEDGER, HOUSES].map((text) => Buffer.from(text).toString('base64'));
    const ledgers = await clerk.asks(UPLOAD, { people: ofPeople, houses: ofHouses });
    const kept = () => clerk.asks(JOBS, { people: ledgers.people.id, houses: ledgers.houses.id });
    const words = [NAME, PHONE];
    expect(await openedPlacesOf(city.city(), words)).toEqual([
      'cases.cases',
      'elderly-care.elderContacts',
      'housing.houseImportChunks',
      'housing.houses',
      'party-building.needs',
      'population.changeRecords',
      'population.residentImportChunks',
      'population.residents',
    ]);
    const input = { resident: life.id, kind: 'DELETE', wish: '请删除鹓雏的信息' };
    const received = await does(clerk, 'receiveSubjectRequest', { input: ['SubjectRequestInput!', input] });
    const evidence = ['String!', '身份证原件已核'] as const;
    const checked = await does(clerk, 'checkRequesterIdentity', { ...on(received), evidence });
    const reviewed = await does(officer, 'reviewSubjectRequest', on(checked));
    await does(officer, 'fulfilSubjectRequest', on(reviewed));
    expect(await clerk.refused('query ($id: ID!) { resident(id: $id) { id } }', { id: life.id })).toBe('none');
    expect(await seen(people, life.id)).toBeNull();
    const gone = { registered: 0, residents: [], tenants: [], case: [] };
    const holds = ({ registered, case: cases }: { registered: number; case: readonly string[] }) =>
      registered === 0 && cases.length === 0;
    expect(await eventually(() => pointsTo(people, life), holds)).toMatchObject(gone);
    const books = /^([\w-]+\.(journal|receipts|idempotency)|platform\.\w+|population\.subjectRequests)$/;
    const stray = async () => (await placesOf(city.city(), life.id)).filter((place) => !books.test(place));
    expect(await eventually(stray, (places) => places.length === 0)).toEqual([]);
    const cancelled = { state: 'CANCELLED', failure: { code: 'LEDGER_GONE' } };
    const areGone = (found: { people: { state: string }; houses: { state: string } }) =>
      found.people.state === 'CANCELLED' && found.houses.state === 'CANCELLED';
    expect(await eventually(kept, areGone)).toEqual({ people: cancelled, houses: cancelled });
    for (const word of words) expect(await placesOf(city.city(), word)).toEqual([]);
    const named = () => openedPlacesOf(city.city(), words);
    expect(await eventually(named, (places) => places.length === 0)).toEqual([]);
  });
});
