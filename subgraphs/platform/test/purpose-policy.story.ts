import { type PurposeCode, purposes } from '@linli/contract';
import { town } from '@linli/testkit';
import fc from 'fast-check';
import { narrowed } from '../src/purpose-policy.rules.ts';
import { subgraph } from '../src/subgraph.ts';
import { BINHU, DISTRICT, headsFile } from './people.ts';

headsFile();
const { person, journal } = town(subgraph);

const NARROW =
  `mutation ($district: ID = "${DISTRICT}", $purpose: String = "AFFAIR_HANDLING", $version: Int = 0, $isOn: Boolean = true, $roles: [String!], $upTo: PurposeReach, $reason: String = "试点期间收窄") {
  narrowPurpose(district: $district, purpose: $purpose, version: $version, isOn: $isOn, roles: $roles, upTo: $upTo, reason: $reason) { district purpose version isOn roles upTo }
}`.replaceAll(/(: (?:ID|String|Int|Boolean)) =/g, '$1! =');
const POLICIES = `query ($code: ID!) { _entities(representations: [{ __typename: "Jurisdiction", code: $code }]) { ... on Jurisdiction { purposes { purpose version isOn roles upTo } } } }`;
const officer = (at = DISTRICT) => person({ at, roles: ['privacy-officer'] });
const policies = async (code: string) =>
  (await person({ at: BINHU, roles: ['community-clerk'] }).asks(POLICIES, { code }))._entities[0].purposes;

describe('a privacy officer of the district', () => {
  it('narrows a purpose, and every service hears of it', async () => {
    const { narrowPurpose } = await officer().asks(NARROW, {
      purpose: 'ELDERLY_CARE',
      roles: ['community-clerk', 'assessor'],
      upTo: 'P2',
    });
    expect(narrowPurpose).toEqual({
      district: DISTRICT,
      purpose: 'ELDERLY_CARE',
      version: 1,
      isOn: true,
      roles: ['assessor', 'community-clerk'],
      upTo: 'P2',
    });
    expect(await journal()).toMatchObject([
      {
        action: 'purpose.narrowed',
        subject: `${DISTRICT}|ELDERLY_CARE`,
        place: DISTRICT,
        version: 1,
        reason: '试点期间收窄',
        event: { data: { purpose: 'ELDERLY_CARE', isOn: true, roles: 'assessor,community-clerk', upTo: 'P2' } },
      },
    ]);
  });

  it('closes it and opens it again as wide as the contract', async () => {
    await officer().asks(NARROW, { purpose: 'EMERGENCY', isOn: false, upTo: 'P2', roles: ['community-clerk'] });
    const again = await officer().asks(NARROW, { purpose: 'EMERGENCY', version: 1 });
    const roles = expect.arrayContaining(['grid-worker', 'district-admin']);
    expect(again.narrowPurpose).toMatchObject({ version: 2, isOn: true, roles, upTo: 'P3' });
    const { roles: kept, upTo } = (await journal()).at(-1)?.event?.data ?? {};
    expect([kept, upTo]).toEqual([null, 'P3']);
  });

  it.each([
    ['a higher class', { upTo: 'P3', purpose: 'CASE_HANDLING' }, 'PURPOSE_NOT_NARROWER'],
    ['another role', { roles: ['resident'] }, 'PURPOSE_NOT_NARROWER'],
    ['nobody, and yet on', { roles: [] }, 'VALUE_INVALID'],
    ['no reason', { reason: ' ' }, 'REASON_REQUIRED'],
    ['a purpose on no list', { purpose: 'CURIOSITY' }, 'PURPOSE_UNKNOWN'],
    ['a version nobody read', { purpose: 'AUDIT', version: 3 }, 'NOT_FOUND'],
    ['a community', { district: BINHU }, 'NOT_FOUND'],
    ['the district next door', { district: '340103000000' }, 'NOT_FOUND'],
    ['no place at all', { district: '34' }, 'NOT_FOUND'],
  ])('is refused %s', async (_, over, code) => {
    await expect(officer().asks(NARROW, over)).rejects.toMatchObject({ code });
    expect(await journal()).toEqual([]);
  });

  it('is told when somebody was faster', async () => {
    const purpose = 'STAFF_MANAGEMENT';
    await officer().asks(NARROW, { purpose });
    await officer().asks(NARROW, { purpose, version: 1, isOn: false });
    await expect(officer().asks(NARROW, { purpose, version: 1 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(officer().asks(NARROW, { purpose })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  it('of a community decides for no district', async () => {
    await expect(officer(BINHU).asks(NARROW, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('anybody', () => {
  it('sees what each purpose opens in the district of a place', async () => {
    await officer().asks(NARROW, { purpose: 'HOUSEHOLD_VISIT', isOn: false });
    const found = await policies(BINHU);
    expect(found).toHaveLength(Object.keys(purposes).length);
    const one = (list: readonly { purpose: string }[], code: string) => list.find(({ purpose }) => purpose === code);
    expect(one(found, 'HOUSEHOLD_VISIT')).toMatchObject({ version: 1, isOn: false });
    expect(one(found, 'CASE_HANDLING')).toMatchObject({ version: 0, isOn: true, upTo: 'P2' });
    expect(one(await policies('340103'), 'HOUSEHOLD_VISIT')).toMatchObject({ version: 0, isOn: true });
  });
});

describe('whatever a district asks for', () => {
  const codes = Object.keys(purposes) as PurposeCode[];
  const roles = [...new Set(codes.flatMap((code) => [...purposes[code].roles]))];

  it('is never wider than the contract', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom('P0', 'P1', 'P2', 'P3', null),
        fc.option(fc.subarray(roles)),
        (purpose, upTo, kept) => {
          const most = purposes[purpose];
          try {
            const { set } = narrowed(DISTRICT, purpose, { isOn: true, upTo, roles: kept, reason: 'because' });
            expect(String(set.upTo) <= most.upTo).toBe(true);
            for (const role of set.roles ?? []) expect(most.roles).toContain(role);
          } catch (error) {
            expect(['PURPOSE_NOT_NARROWER', 'VALUE_INVALID']).toContain((error as { code: string }).code);
          }
        },
      ),
    );
  });
});
