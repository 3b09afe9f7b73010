import { canaries, CONTROL } from './canary-words.ts';
import { type Cast, does, type Known, on, pairOf } from './merge-cast.ts';

const PLACE = '340111400001';

/** What is known of somebody's health and of whom to call. */
async function cared(clerk: Cast['clerk'], elder: string): Promise<void> {
  const { contactName: name, contactPhone: phone, careResult } = canaries;
  await does(clerk, 'addElderContact', { input: ['ElderContactInput!', { elder, name, phone, relation: 'CHILD' }] });
  const given = { elder, kind: 'VISIT', dueAt: new Date(Date.now() + 3_600_000).toISOString() };
  const task = await does(clerk, 'giveCareTask', { input: ['CareTaskInput!', given] });
  await does(clerk, 'finishCareTask', { ...on(task), result: ['String!', careResult] });
}

/** A person whose every word is a canary, in every service that may hold a word of theirs. */
export async function canaryLife({ clerk, hub, officer }: Cast): Promise<Known> {
  const estate = await does(clerk, 'registerEstate', { input: ['EstateInput!', { place: PLACE, name: CONTROL }] });
  const building = await does(clerk, 'registerBuilding', {
    input: ['BuildingInput!', { estate: estate.id, number: '1', floors: 6, units: 1 }],
  });
  const { ownerName, ownerPhone, reporterName, reporterPhone, caseAddress: address } = canaries;
  const owned = { building: building.id, unit: '1', floor: 1, room: '101', use: 'OWN', ownerName, ownerPhone };
  const house = await does(clerk, 'registerHouse', { input: ['HouseInput!', owned] });
  const { name, idNumber, phone, registeredAddress, workplace, occupation, emergencyName, emergencyPhone } = canaries;
  const person = { name, idNumber, phone, registeredAddress, workplace, occupation, emergencyName, emergencyPhone };
  const lives = { house: house.id, relation: 'OWNER', residency: 'HUKOU' };
  const input = ['ResidentInput!', { ...person, ...lives }] as const;
  const { id } = await does(clerk, 'registerResident', { input });
  const twin = { ...person, idType: 'NONE', idNumber: null, birthDate: '1951-04-17', sexCode: '1', residency: 'HUKOU' };
  const other = await does(clerk, 'registerResident', { input: ['ResidentInput!', { ...twin, place: PLACE }] });
  await does(clerk, 'registerHousehold', { input: ['HouseholdInput!', { house: house.id, head: id, number: '27' }] });
  const seen = async () =>
    (await clerk.asks('query ($id: ID!) { resident(id: $id) { id version } }', { id })).resident as Known;
  const changes = { source: 'VISIT', changes: [{ field: 'WORKPLACE', value: canaries.newWorkplace }] };
  await does(clerk, 'proposeChanges', { ...on(await seen()), input: ['ChangesInput!', changes] }, 'resident { id }');
  await pairOf({ clerk, hub, officer }, id, other.id);
  const request = { resident: id, kind: 'CORRECT', wish: canaries.wish };
  await does(clerk, 'receiveSubjectRequest', { input: ['SubjectRequestInput!', request] });
  const report = { place: PLACE, title: '楼道堆物', description: '有杂物', category: 'C03', channel: 'HOTLINE' };
  const by = { reporterKind: 'RESIDENT', reporterName, reporterPhone, address, links: [{ kind: 'RESIDENT', id }] };
  await does(hub, 'reportCase', { input: ['ReportInput!', { ...report, ...by }] });
  await cared(clerk, id);
  const { legalName: legalRepresentative, legalPhone } = canaries;
  const shop = {
    place: PLACE,
    name: '对照烟酒店',
    kind: 'SHOP',
    industryCode: 'F52',
    legalRepresentative,
    phone: legalPhone,
  };
  await does(clerk, 'openMerchant', {
    input: ['MerchantInput!', { ...shop, premises: { kind: 'HOUSE', id: house.id } }],
  });
  const rows = [
    '姓名,公民身份号码,手机号码,区划代码,居住类型',
    `${canaries.ledgerName},${canaries.ledgerNumber},${canaries.ledgerPhone},${PLACE},户籍`,
    `${canaries.ledgerName},${canaries.ledgerNumber.slice(0, 16)}99,12,${PLACE},不明`,
  ];
  const content = Buffer.from(`${rows.join('\r\n')}\r\n`).toString('base64');
  const ledger = await does(clerk, 'uploadResidentImport', {
    jurisdictionCode: ['ID!', PLACE],
    fileName: ['String!', '人口台账.csv'],
    content: ['Base64!', content],
  });
  const mapped = await does(clerk, 'mapResidentImport', on(ledger));
  await does(clerk, 'checkResidentImport', on(mapped));
  return seen();
}
