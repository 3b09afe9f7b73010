import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { BAOHE, castOf, does, looks, opens, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
let merchant: Seen;
const hasOpened = () =>
  beforeEach(async () => {
    merchant = await opens(cast.clerk);
  });

const records = (input: object = {}): Promise<Seen> =>
  does(cast.clerk, 'recordLicence', {
    merchant: merchant.id,
    input: { kind: 'FOOD', number: 'JY134011100001', validFrom: '2021-05-01', validTo: '2026-04-30', ...input },
  });
const stateOn = async (at: string, { id }: Seen): Promise<string> => {
  made.clock.set(`${at}+08:00`);
  await made.tick('licences');
  return (await looks(cast.clerk, 'Licence', id))['state'];
};
const credit = async () => (await looks(cast.clerk, 'Merchant', merchant.id))['credit'];
const heard = async () => (await told(made)).filter((type) => type.startsWith('licence'));

describe('a licence', () => {
  hasOpened();

  it('runs to its last day, with a reminder thirty days before, each told once', async () => {
    const seen = await records();
    expect(await stateOn('2026-03-30T23:59:59', seen)).toBe('VALID');
    expect(await stateOn('2026-03-31T00:00:00', seen)).toBe('EXPIRING');
    expect(await stateOn('2026-04-30T23:59:59', seen)).toBe('EXPIRING');
    expect(await stateOn('2026-05-01T00:00:00', seen)).toBe('EXPIRED');
    expect(await made.tick('licences')).toBe(0);
    expect(await heard()).toEqual(['licence.recorded', 'licence.expiring', 'licence.expired']);
    expect(await credit()).toMatchObject({ score: 90, reasons: [{ code: 'LICENCE_EXPIRED', points: -10 }] });
  });

  it.each([
    ['VALID', '2027-01-01'],
    ['VALID', null],
    ['EXPIRING', '2026-03-20'],
    ['EXPIRED', '2026-03-01'],
  ])('is %s from the start, when it ends on %s', async (state, validTo) => {
    expect(await records({ validTo })).toMatchObject({ state });
    expect((await credit()).score).toBe(state === 'EXPIRED' ? 90 : 100);
  });

  it.each([
    ['an end before its beginning', { validTo: '2021-04-30' }, 'LICENCE_PERIOD'],
    ['no number', { number: ' ' }, 'VALUE_MISSING'],
  ])('is not recorded with %s', async (_, input, code) => {
    await expect(records(input)).rejects.toMatchObject({ code });
  });

  it('is not recorded by next door', async () => {
    const args = { merchant: merchant.id, input: { kind: 'FOOD', number: '1' } };
    await expect(does(cast.neighbour, 'recordLicence', args)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(does(cast.resident, 'recordLicence', args)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });

  it('is renewed to a later day, also when it has run out', async () => {
    const seen = await records();
    await refused(cast, 'renewLicence', { on: seen, validTo: '2031-04-30' });
    for (const validTo of ['2026-04-30', '2026-03-01'])
      await expect(does(cast.clerk, 'renewLicence', { on: seen, validTo })).rejects.toMatchObject({
        code: 'LICENCE_PERIOD',
      });
    await stateOn('2026-05-02T00:00:00', seen);
    const late = await looks(cast.clerk, 'Licence', seen.id);
    expect(await does(cast.clerk, 'renewLicence', { on: late, validTo: '2031-04-30' })).toMatchObject({
      state: 'VALID',
    });
    expect((await heard()).at(-1)).toBe('licence.renewed');
  });

  it('is taken away once, by who inspects, and stays so', async () => {
    const seen = await records();
    await refused(cast, 'revokeLicence', { on: seen, reason: '提供虚假材料' });
    const gone = await does(cast.trader, 'revokeLicence', { on: seen, reason: '提供虚假材料' });
    expect(gone).toMatchObject({ state: 'REVOKED', merchant: { creditScore: 70 } });
    for (const [who, mutation, args] of [
      [cast.trader, 'revokeLicence', { reason: '再次' }],
      [cast.clerk, 'renewLicence', { validTo: '2031-04-30' }],
    ] as const)
      await expect(does(who, mutation, { on: gone, ...args })).rejects.toMatchObject({ code: 'LICENCE_STATE' });
    expect(await stateOn('2026-05-01T00:00:00', gone)).toBe('REVOKED');
    expect((await heard()).at(-1)).toBe('licence.revoked');
  });

  it('of a merchant that is no more waits for nothing', async () => {
    const seen = await records();
    await does(cast.clerk, 'closeMerchant', { on: merchant, reason: '注销' });
    expect(await stateOn('2026-05-01T00:00:00', seen)).toBe('VALID');
    const renewing = does(cast.clerk, 'renewLicence', {
      on: await looks(cast.clerk, 'Licence', seen.id),
      validTo: '2031-04-30',
    });
    await expect(renewing).rejects.toMatchObject({ code: 'LICENCE_STATE' });
  });
});

const PUBLISH = `mutation ($district: ID!, $version: Int!, $input: CreditRuleInput!) {
  publishCreditRule(district: $district, version: $version, input: $input) { district version base points { code points } } }`;
const RULE =
  'query ($within: ID) { creditRule(within: $within) { district version base days points { code points } } }';
const strict = { base: 80, days: 30, points: [{ code: 'LICENCE_EXPIRED', points: -50 }] };
const publishes = (input: object = strict, version = 0, district = '340111') =>
  cast.district.asks(PUBLISH, { district, version, input });

describe('a credit score', () => {
  hasOpened();

  it('follows the rule its district publishes, which anybody may read', async () => {
    await records({ validTo: '2026-03-01' });
    const anyone = made.anonymous();
    expect((await anyone.asks(RULE, { within: BAOHE })).creditRule).toMatchObject({
      district: null,
      version: 0,
      base: 100,
    });
    await publishes();
    expect((await anyone.asks(RULE, { within: '340111400001' })).creditRule).toMatchObject({
      district: BAOHE,
      version: 1,
      base: 80,
      days: 30,
    });
    expect((await anyone.asks(RULE, { within: '340103' })).creditRule).toMatchObject({ version: 0 });
    expect((await credit()).score).toBe(90);
    await made.tick('credit');
    expect(await credit()).toMatchObject({ score: 30, ruleVersion: 1, reasons: [{ points: -50 }] });
    expect((await told(made)).slice(-2)).toEqual(['credit-rule.published', 'merchant.credit-changed']);
    expect(await made.tick('credit')).toBe(0);
  });

  it('forgets what lies longer back than the rule looks', async () => {
    await records({ validTo: '2026-03-01' });
    await publishes();
    await made.tick('credit');
    made.clock.set('2026-04-01T00:00:01+08:00');
    await made.tick('credit');
    expect(await credit()).toMatchObject({ score: 80, reasons: [] });
  });

  it.each([
    ['a base above a hundred', { ...strict, base: 101 }, 'CREDIT_RULE_INVALID'],
    ['a memory of a day', { ...strict, days: 1 }, 'CREDIT_RULE_INVALID'],
    ['a cause named twice', { ...strict, points: [...strict.points, ...strict.points] }, 'CREDIT_RULE_INVALID'],
    ['points without end', { ...strict, points: [{ code: 'TRANSFERRED', points: -101 }] }, 'CREDIT_RULE_INVALID'],
  ])('is made by no rule with %s', async (_, input, code) => {
    await expect(publishes(input)).rejects.toMatchObject({ code });
  });

  it('has one rule in a district, changed at its version, by the district alone', async () => {
    await publishes();
    await expect(publishes(strict, 0)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(publishes(strict, 0, '340103')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(publishes(strict, 0, '340111400000')).rejects.toMatchObject({ code: 'CODE_INVALID' });
    const asked = cast.lead.asks(PUBLISH, { district: '340111', version: 1, input: strict });
    await expect(asked).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    expect((await publishes({ ...strict, base: 90 }, 1)).publishCreditRule).toMatchObject({ version: 2, base: 90 });
  });
});

describe('the checklists of a district', () => {
  hasOpened();

  const own = {
    code: 'FIRE',
    name: '包河区消防检查表',
    team: 'fire',
    items: [{ code: 'B-01', text: '消防通道畅通' }],
  };
  const configures = (input: object = own, version = 0) =>
    does(cast.district, 'configureChecklist', { district: '340111', version, input });
  const LISTS = '{ checklists { checklists { code district version items { code } } } }';
  const listed = async (code: string) =>
    (await cast.hub.asks(LISTS)).checklists.checklists.find((each: { code: string }) => each.code === code);

  it('are the city’s, until it puts its own in their place, and visits planned from then on use it', async () => {
    const args = { merchant: merchant.id, checklists: ['FIRE'], plannedFor: '2026-03-03' };
    const before = await does(cast.hub, 'planInspection', { input: args });
    expect(await listed('FIRE')).toMatchObject({ district: null, version: 0 });
    await configures();
    expect(await listed('FIRE')).toMatchObject({ district: BAOHE, version: 1, items: [{ code: 'B-01' }] });
    const after = await does(cast.hub, 'planInspection', { input: args });
    expect([before, after].map(({ parts }) => parts[0].items.length)).toEqual([5, 1]);
    expect((await told(made)).filter((type) => type.startsWith('checklist'))).toEqual(['checklist.configured']);
  });

  it('may be for some kinds of merchants only', async () => {
    await configures({ ...own, code: 'KITCHEN', kinds: ['SMALL_PLACE'] });
    const input = { merchant: merchant.id, checklists: ['KITCHEN'], plannedFor: '2026-03-03' };
    await expect(does(cast.hub, 'planInspection', { input })).rejects.toMatchObject({ code: 'CHECKLIST_UNKNOWN' });
  });

  it.each([
    ['no items', { ...own, items: [] }, 'CHECKLIST_ITEMS'],
    ['an item twice', { ...own, items: [...own.items, ...own.items] }, 'CHECKLIST_ITEMS'],
    ['a team that is none', { ...own, team: 'circus' }, 'VALUE_INVALID'],
    ['a code that is none', { ...own, code: '消防' }, 'VALUE_INVALID'],
  ])('are not configured with %s', async (_, input, code) => {
    await expect(configures(input)).rejects.toMatchObject({ code });
  });

  it('are changed at their version, by the district alone', async () => {
    await configures();
    await expect(configures()).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await configures({ ...own, name: '新表' }, 1)).toMatchObject({ name: '新表', version: 2 });
    const args = { district: '340111', version: 0, input: own };
    await expect(does(cast.lead, 'configureChecklist', args)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
