import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { aReveal, BINHU, COMMITTEE, DISTRICT, headsFile, NEXT_DOOR } from './people.ts';

headsFile();
const { hear, person, running } = town(subgraph);

const LOG = `query ($id: ID!, $first: Int = 20) {
  _entities(representations: [{ __typename: "Resident", id: $id }]) {
    ... on Resident { accessLog(first: $first) { nodes { roles office purpose action entity fields outcome service } totalCount } }
  }
}`;
const seen = (subject: string, fields: readonly string[], more: object = {}) =>
  aReveal({
    subject,
    ...more,
    audit: { entity: 'Resident', action: 'resident.revealed', fields, service: 'population' },
  });
const linked = (resident: string, account: string, type = 'resident.account-linked') => ({
  type,
  subject: resident,
  jurisdiction: COMMITTEE,
  data: { account },
});
const log = async (who: ReturnType<typeof person>, id: string) => (await who.asks(LOG, { id }))._entities[0].accessLog;
const auditor = (at = DISTRICT) => person({ at, roles: ['auditor'] });
const resident = (id: string) => person({ id, at: COMMITTEE, roles: ['resident'] });

describe('who looked at a person', () => {
  it('is told by role and office, newest first, and never by name', async () => {
    await hear(seen('r1', ['name', 'phone']), seen('r2', ['name']), seen('r1', ['idNumber']));
    const { nodes, totalCount } = await log(auditor(), 'r1');
    expect(totalCount).toBe(2);
    const entry = { roles: ['hub-operator'], office: BINHU, purpose: 'CASE_HANDLING', outcome: 'REVEALED' };
    const record = { action: 'resident.revealed', entity: 'Resident', service: 'population' };
    expect(nodes).toEqual([
      { ...entry, ...record, fields: ['idNumber'] },
      { ...entry, ...record, fields: ['name', 'phone'] },
    ]);
    expect(JSON.stringify(nodes)).not.toContain('u-zhang');
  });

  it('counts records that are about them too', async () => {
    const about = { entity: 'ChangeRecord', action: 'changerecord.revealed', fields: ['newValue'], about: 'r1' };
    await hear(aReveal({ subject: 'c9', audit: about }), aReveal({ subject: 'c8', audit: { ...about, about: 'r2' } }));
    expect((await log(auditor(), 'r1')).nodes).toMatchObject([{ entity: 'ChangeRecord', fields: ['newValue'] }]);
    const { auditEntries } = await auditor().asks('{ auditEntries(first: 5) { nodes { subject about } } }');
    expect(auditEntries.nodes).toEqual([
      { subject: 'c8', about: 'r2' },
      { subject: 'c9', about: 'r1' },
    ]);
  });

  it('is told to who oversees the place, and there alone', async () => {
    await hear(seen('r1', ['name']), seen('r1', ['phone'], { jurisdiction: NEXT_DOOR }));
    expect((await log(auditor(), 'r1')).nodes).toHaveLength(1);
    expect((await log(person({ at: BINHU, roles: ['community-lead'] }), 'r1')).nodes).toHaveLength(1);
    expect((await log(auditor('340103000000'), 'r1')).nodes).toHaveLength(1);
    await expect(log(person({ at: BINHU, roles: ['community-clerk'] }), 'r1')).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
  });

  it('is told of households', async () => {
    await hear(aReveal({ subject: 'h1', audit: { entity: 'Household', fields: ['address'] } }));
    const asked =
      '{ _entities(representations: [{ __typename: "Household", id: "h1" }]) { ... on Household { accessLog(first: 5) { nodes { fields } } } } }';
    expect((await auditor().asks(asked))._entities[0].accessLog.nodes).toEqual([{ fields: ['address'] }]);
  });
});

describe('the person themself', () => {
  it('sees all of it with the linked login, wherever they lived, and of nobody else', async () => {
    await hear(linked('r1', 'u-me'), linked('r1', 'u-me'), linked('r2', 'u-you'));
    await hear(seen('r1', ['name']), seen('r1', ['phone'], { jurisdiction: NEXT_DOOR }), seen('r2', ['name']));
    expect((await log(resident('u-me'), 'r1')).nodes.map(({ fields }: { fields: string[] }) => fields)).toEqual([
      ['phone'],
      ['name'],
    ]);
    for (const [account, id] of [
      ['u-me', 'r2'],
      ['u-you', 'r1'],
      ['u-none', 'r1'],
      ['u-me', 'unknown'],
    ] as const)
      await expect(log(resident(account), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['resident.account-unlinked', 'resident.erased'])('sees nothing any more after %s', async (type) => {
    await hear(linked('r1', 'u-me'), seen('r1', ['name']));
    await hear(linked('r1', 'u-me', type));
    await expect(log(resident('u-me'), 'r1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await running().engine.store.connection.collection('accountLinks').countDocuments()).toBe(0);
  });
});

describe('the ledger', () => {
  it('is sound with lines about others, and one whose person was changed is found out', async () => {
    await hear(seen('r1', ['name']), aReveal({ subject: 'c9', audit: { about: 'r1' } }));
    const VERIFY = `{ verifyAudit(chain: "${DISTRICT}") { isIntact faults { kind seq } } }`;
    expect((await auditor().asks(VERIFY)).verifyAudit).toEqual({ isIntact: true, faults: [] });
    const entries = running().engine.store.connection.collection('auditEntries');
    await entries.updateOne({ seq: 2 }, { $set: { about: 'r2' } });
    expect((await auditor().asks(VERIFY)).verifyAudit).toEqual({
      isIntact: false,
      faults: [{ kind: 'CHANGED', seq: 2 }],
    });
  });
});
