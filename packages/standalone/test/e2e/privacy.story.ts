import { eventually, theCity } from './the-city.ts';

const city = theCity();

const PLACE = '340111400001';
const DISTRICT = '340111000000';
const NUMBER = '340199199001010099';
const REGISTER = `mutation ($input: ResidentInput!) { registerResident(input: $input) { id version } }`;
const WHO = 'query ($id: ID!) { resident(id: $id) { name idNumber } }';
const LOG =
  'query ($id: ID!) { resident(id: $id) { accessLog(first: 20) { nodes { roles office purpose action fields outcome } } } }';
const NARROW = `mutation ($version: Int!, $isOn: Boolean!) {
  narrowPurpose(district: "${DISTRICT}", purpose: "AFFAIR_HANDLING", version: $version, isOn: $isOn, reason: "试点期间停用") { version isOn }
}`;

const registered = async (): Promise<string> => {
  const input = { place: PLACE, name: '金丝雀', idNumber: NUMBER, residency: 'HUKOU' };
  return (await (await city.as('clerk-binhu')).asks(REGISTER, { input })).registerResident.id;
};

describe('a resident', () => {
  let id: string;
  beforeAll(async () => {
    id = await registered();
  }, 30_000);

  it('is masked, opens for a purpose, and the ledger of another service says by whom', async () => {
    const clerk = await city.as('clerk-binhu');
    expect((await clerk.asks(WHO, { id })).resident).toEqual({ name: '金**', idNumber: '340199********0099' });
    const clear = { name: '金丝雀', idNumber: NUMBER };
    expect((await clerk.asks(WHO, { id }, { purpose: 'AFFAIR_HANDLING' })).resident).toEqual(clear);
    const officer = await city.as('privacy-baohe');
    const { accessLog } = await eventually(
      async () => (await officer.asks(LOG, { id })).resident,
      ({ accessLog: { nodes } }) => nodes.some(({ outcome }: { outcome: string }) => outcome === 'REVEALED'),
    );
    const reveals = accessLog.nodes.filter(({ outcome }: { outcome: string }) => outcome === 'REVEALED');
    expect(reveals).toEqual([
      {
        roles: ['community-clerk'],
        office: '340111400000',
        purpose: 'AFFAIR_HANDLING',
        action: 'resident.revealed',
        fields: expect.arrayContaining(['name', 'idNumber']),
        outcome: 'REVEALED',
      },
    ]);
    expect(await clerk.refused(LOG, { id })).toBe('NOT_PERMITTED');
  });

  it('closes in every service when the district closes the purpose, and opens again with it', async () => {
    const clerk = await city.as('clerk-binhu');
    const officer = await city.as('privacy-baohe');
    const name = async () => (await clerk.asks(WHO, { id }, { purpose: 'AFFAIR_HANDLING' })).resident.name;
    expect(await name()).toBe('金丝雀');
    const { narrowPurpose } = await officer.asks(NARROW, { version: 0, isOn: false });
    expect(await eventually(name, (shown) => shown === '金**')).toBe('金**');
    await officer.asks(NARROW, { version: narrowPurpose.version, isOn: true });
    expect(await eventually(name, (shown) => shown === '金丝雀')).toBe('金丝雀');
    expect(await clerk.refused(NARROW, { version: 2, isOn: false })).toBe('NOT_PERMITTED');
  });
});
