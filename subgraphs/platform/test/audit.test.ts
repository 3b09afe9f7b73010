import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { aClosing, aReveal, BINHU, COMMITTEE, DISTRICT, headsFile, NEXT_DOOR } from './people.ts';

headsFile();
const { hear, person, running } = town(subgraph);

const ENTRIES = `query ($actor: ID, $subject: ID, $action: String, $purpose: String, $outcome: AuditOutcome, $within: ID, $range: DateRange) {
  auditEntries(first: 20, within: $within, actor: $actor, subject: $subject, action: $action, purpose: $purpose, outcome: $outcome, range: $range) {
    nodes { chain seq actor roles node purpose action entity subject place recordVersion fields outcome reason service }
    totalCount
  }
}`;
const SEQS = `{ auditEntries(first: 50) { nodes { chain seq subject } } }`;

const auditor = (at = DISTRICT) => person({ at, roles: ['auditor'] });

describe('an auditor of the district', () => {
  it('reads who did what to which record, newest first', async () => {
    await hear(aClosing(), aReveal({ subject: 'c2' }));
    const { auditEntries } = await auditor().asks(ENTRIES);
    expect(auditEntries.totalCount).toBe(2);
    expect(auditEntries.nodes).toEqual([
      expect.objectContaining({ seq: 2, subject: 'c2', outcome: 'REVEALED', purpose: 'CASE_HANDLING' }),
      {
        chain: DISTRICT,
        seq: 1,
        actor: 'u-zhang',
        roles: ['hub-operator'],
        node: BINHU,
        purpose: null,
        action: 'case.closed',
        entity: 'Case',
        subject: 'c1',
        place: COMMITTEE,
        recordVersion: 1,
        fields: ['state'],
        outcome: 'DONE',
        reason: null,
        service: 'cases',
      },
    ]);
  });

  it.each([
    [{ actor: 'u-li' }, ['c2']],
    [{ subject: 'c1' }, ['c1']],
    [{ action: 'case.revealed' }, ['c3']],
    [{ purpose: 'CASE_HANDLING' }, ['c3']],
    [{ outcome: 'DONE' }, ['c2', 'c1']],
    [{ range: { from: '2026-03-02', until: '2026-03-03' } }, ['c3', 'c2', 'c1']],
    [{ range: { from: '2026-03-03', until: '2026-03-04' } }, []],
    [{ within: '340111400' }, ['c3', 'c2', 'c1']],
    [{ within: '340102000000' }, []],
    [{ within: BINHU }, ['c3', 'c2', 'c1']],
  ])('asks for %j', async (asked, subjects) => {
    const who = { id: 'u-li', roles: [], home: null };
    await hear(aClosing(), aClosing({ subject: 'c2', audit: { who } }), aReveal({ subject: 'c3' }));
    const { auditEntries } = await auditor().asks(ENTRIES, asked);
    expect(auditEntries.nodes.map(({ subject }: { subject: string }) => subject)).toEqual(subjects);
  });

  it('is told when a purpose is on no list', async () => {
    const { errors } = await auditor().answers(ENTRIES, { purpose: 'CURIOSITY' });
    expect(errors?.[0]?.extensions.code).toBe('PURPOSE_UNKNOWN');
  });

  it('sees the reason only for a purpose, and that is itself told to the ledger', async () => {
    await hear(aClosing({ audit: { reason: '张三已确认' } }));
    const [hidden] = (await auditor().asks(ENTRIES)).auditEntries.nodes;
    expect(hidden.reason).toBe('***');
    const [shown] = (await person({ at: DISTRICT, roles: ['auditor'], purpose: 'AUDIT' }).asks(ENTRIES)).auditEntries
      .nodes;
    expect(shown.reason).toBe('张三已确认');
    const reveals = await running().engine.store.books.journal.find({ outcome: 'REVEALED' }).toArray();
    expect(reveals).toMatchObject([
      { entity: 'AuditEntry', fields: ['reason'], purpose: 'AUDIT', pending: ['platform'] },
    ]);
  });

  it('sees nothing of the district next door', async () => {
    await hear(aClosing({ jurisdiction: NEXT_DOOR }));
    expect((await auditor().asks(SEQS)).auditEntries.nodes).toEqual([]);
  });

  it('of a community sees that community alone', async () => {
    await hear(aClosing(), aClosing({ jurisdiction: '340111401001', subject: 'c2' }));
    const { auditEntries } = await auditor(BINHU).asks(SEQS);
    expect(auditEntries.nodes).toEqual([{ chain: DISTRICT, seq: 1, subject: 'c1' }]);
  });
});

describe('nobody else', () => {
  it.each(['hub-operator', 'district-admin', 'city-brain'] as const)('reads the ledger: not a %s', async (role) => {
    const { errors } = await person({ at: DISTRICT, roles: [role] }).answers(SEQS);
    expect(errors?.[0]?.extensions.code).toBe('NOT_PERMITTED');
  });
});

describe('the ledger', () => {
  const seqs = async (at?: string) =>
    (await auditor(at).asks(SEQS)).auditEntries.nodes.map(({ seq }: { seq: number }) => seq).reverse();

  it('holds once what is told twice, also when the receipts are gone', async () => {
    const told = [aClosing(), aClosing(), aReveal()];
    await hear(...told);
    await hear(...told);
    await running().engine.store.books.heard.deleteMany({});
    await hear(...told, aClosing());
    expect(await seqs()).toEqual([1, 2, 3, 4]);
  });

  it('numbers each district for itself, however they come mixed', async () => {
    await hear(
      aClosing(),
      aClosing({ jurisdiction: NEXT_DOOR }),
      aClosing(),
      aClosing({ jurisdiction: '340103009001' }),
    );
    await hear(aClosing({ jurisdiction: NEXT_DOOR }), aClosing());
    expect(await seqs()).toEqual([1, 2, 3]);
    expect(await seqs('340103000000')).toEqual([1, 2, 3]);
  });

  it('takes records in any order, each record in its own', async () => {
    await hear(aClosing({ subject: 'c2', version: 1 }), aClosing({ subject: 'c1', version: 3 }));
    await hear(aClosing({ subject: 'c1', version: 4 }), aClosing({ subject: 'c2', version: 2 }));
    expect(await seqs()).toEqual([1, 2, 3, 4]);
  });

  it('numbers without a gap when many tell at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => hear(aClosing(), aClosing())));
    expect(await seqs()).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  it('takes what happened at no place, and shows it to nobody', async () => {
    await hear(aClosing({ jurisdiction: '' }));
    expect(await running().engine.store.connection.collection('auditEntries').countDocuments()).toBe(1);
    expect(await seqs()).toEqual([]);
  });

  it('is not itself written down', async () => {
    await hear(aClosing());
    expect(await running().engine.store.books.journal.countDocuments()).toBe(0);
  });
});
