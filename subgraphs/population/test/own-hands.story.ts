import { systemViewer } from '@linli/kit/inside';
import type { Batch, Cells, Done } from '@linli/imports';
import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { ledgers } from '../src/ledger.target.ts';
import { castOf, COMMUNITY, does, li, looks, numberOf, people, registers, type Name, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const REQUEST = 'id version state';
const receives = (resident: string, kind: string) =>
  does(cast.clerk, {
    name: 'receiveSubjectRequest',
    args: { input: ['SubjectRequestInput!', { resident, kind }] },
    fields: REQUEST,
  });
const checks = (on: Seen) =>
  does(cast.clerk, { name: 'checkRequesterIdentity', on, args: { evidence: ['String!', '原件'] }, fields: REQUEST });
const reviews = (on: Seen, by: Name = 'officer') =>
  does(cast[by], { name: 'reviewSubjectRequest', on, fields: REQUEST });
const links = (on: Seen, account: string, by: Name = 'officer') =>
  does(cast[by], { name: 'linkAccount', on, args: { account: ['String!', account] }, fields: REQUEST });
const linked = async (id: string, account: string) =>
  links(await checks(await receives(id, 'COPY')), account, 'secondOfficer');

describe('somebody in an office, about the own record', () => {
  it('approves no change, whoever proposed it', async () => {
    const one = await registers(cast.clerk);
    await linked(one.id, 'u-clerk-2');
    const input = { source: 'VISIT', changes: [{ field: 'ETHNICITY', value: '03' }] };
    const { changes } = await does(cast.clerk, {
      name: 'proposeChanges',
      on: await looks(cast.clerk, one.id),
      args: { input: ['ChangesInput!', input] },
      fields: 'changes { id version }',
    });
    const [change] = changes as [Seen];
    await expect(does(cast.colleague, { name: 'approveChange', on: change, fields: 'id' })).rejects.toMatchObject({
      code: 'CHANGE_SAME_PERSON',
    });
  });

  it('answers no request', async () => {
    const one = await registers(cast.clerk);
    await linked(one.id, 'u-privacy');
    const both = made.person({ ...people.officer, roles: ['privacy-officer', 'resident'] });
    const asked = await does(both, {
      name: 'askAboutMyself',
      args: { kind: ['RequestKind!', 'DELETE'] },
      fields: REQUEST,
    });
    await expect(reviews(asked)).rejects.toMatchObject({ code: 'REQUEST_SAME_PERSON' });
    expect(await reviews(asked, 'secondOfficer')).toMatchObject({ state: 'IN_REVIEW' });
  });
});

describe('a copy', () => {
  it('stands in the log of the person it is about, whoever reads it', async () => {
    const { id } = await registers(cast.clerk);
    const on = await reviews(await checks(await receives(id, 'COPY')));
    await does(cast.officer, { name: 'fulfilSubjectRequest', on, fields: REQUEST });
    const reading = made.person({ ...people.officer, purpose: 'SUBJECT_ACCESS' });
    await reading.asks('{ subjectRequests(first: 5) { nodes { wish copy { value } } } }');
    const lines = (await made.journal()).filter(({ outcome }) => outcome === 'REVEALED');
    expect(lines.length).toBeGreaterThan(3);
    expect(new Set(lines.map(({ about }) => about))).toEqual(new Set([id]));
  });
});

const [target] = ledgers;
const batch: Batch = { job: 'j-1', number: 0, place: COMMUNITY, by: 'u-clerk' };
const wang: Cells = { name: '王小明', idNumber: numberOf('1960-03-02', 1), residency: 'HUKOU' };

describe('an import that is undone', () => {
  const inside = <T>(work: (context: Parameters<typeof target.apply>[0]) => Promise<T>): Promise<T> => {
    const { engine } = made.running();
    const context = engine.contextFor({ viewer: systemViewer('population/import', [COMMUNITY]), requestId: 'j-1' });
    return engine.within(context, work);
  };
  const brings = async () => {
    const read = target.read(wang);
    if (!('row' in read)) throw new Error('not read');
    const [done] = await inside((context) => target.apply(context, [read.row], batch));
    return done as Done;
  };
  const undoes = (done: Done) => inside((context) => target.undo(context, [done], batch));

  it('takes nobody along whose record became part of one it brought', async () => {
    const done = await brings();
    const other = await registers(cast.clerk, li);
    const args = { a: ['ID!', done.id] as const, b: ['ID!', other.id] as const, reason: ['String!', '像'] as const };
    const pair = await does(cast.lead, { name: 'suggestDuplicate', args, fields: 'id version' });
    const input = { survivor: done.id, reason: '同一人' };
    await does(cast.lead, { name: 'mergeResidents', on: pair, args: { input: ['MergeInput!', input] }, fields: 'id' });
    expect(await undoes(done)).toEqual(['CHANGED_SINCE']);
    expect(await looks(cast.clerk, done.id)).not.toBeNull();
  });

  it('leaves nothing of whom it takes out: no tag, no consent', async () => {
    const done = await brings();
    const tagged = { resident: done.id, kind: 'RELEASED' };
    await does(cast.justice, {
      name: 'proposeSpecialTag',
      args: { input: ['SpecialTagInput!', tagged] },
      fields: 'id',
    });
    const agreed = { resident: done.id, purpose: 'ELDERLY_CARE', evidence: '签字单 3' };
    await does(cast.clerk, { name: 'recordConsent', args: { input: ['ConsentInput!', agreed] }, fields: 'id' });
    expect(await undoes(done)).toEqual(['UNDONE']);
    for (const { name } of subgraph.collections) {
      const rows = await made.running().engine.store.connection.collection(name).find().toArray();
      expect([name, JSON.stringify(rows).includes(done.id)]).toEqual([name, false]);
    }
  });
});
