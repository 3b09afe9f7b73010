import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import {
  BINHU,
  castOf,
  COMMUNITY,
  does,
  li,
  looks,
  NEXT_COMMUNITY,
  numberOf,
  people,
  registers,
  wang,
  type Name,
  type Seen,
} from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

/** How a refusal reads, but for the id it was asked with. */
const refusal = async (asked: Promise<unknown>, id: string): Promise<string> => {
  const error = (await asked.then(
    () => null,
    (each: unknown) => each,
  )) as { readonly message: string; readonly extensions: object } | null;
  if (!error) throw new Error('It was not refused');
  return JSON.stringify([error.message, error.extensions]).replaceAll(id, 'ID');
};

const VERIFY =
  'mutation ($id: ID!, $version: Int!, $visit: ID) { verifyResident(id: $id, version: $version, visit: $visit) { version } }';

describe('a grid worker without a purpose', () => {
  it('does not guess a sealed value by naming it as the visit', async () => {
    const { id, version } = await registers(cast.clerk, { ethnicity: '03' });
    const guess = (visit: string) => cast.gridWorker.asks(VERIFY, { id, version, visit });
    const codes = await Promise.all(['03', '05', '王小明', '13912345678'].map((visit) => refusal(guess(visit), id)));
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toContain('VALUE_INVALID');
  });

  it('opens nobody’s door without a grid of their own', async () => {
    const { id } = await registers(cast.clerk);
    const visits = { ...people.gridWorker, purpose: 'HOUSEHOLD_VISIT' } as const;
    expect(await looks(made.person(visits), id)).toMatchObject({ name: '王小明' });
    expect(await looks(made.person({ ...visits, grids: [] }), id)).toMatchObject({ name: '王**' });
  });

  it('does not ask by registration whose number is known, more often than by look-up', async () => {
    await registers(cast.clerk);
    const tries = async (idNumber: string) =>
      refusal(registers(cast.gridWorker, { idNumber, house: 'nowhere', place: undefined }), '-');
    const known = await tries(wang.idNumber);
    expect(known).toBe(await tries(li.idNumber));
    const own = (order: number) => registers(cast.gridWorker, { idNumber: numberOf('1970-01-01', order * 2 + 1) });
    for (let order = 0; order < 30; order += 1) await own(order);
    await expect(own(30)).rejects.toMatchObject({ code: 'LOOKUP_LIMITED' });
    const lines = (await made.journal()).filter(({ action }) => action === 'residents.looked-up');
    expect(lines.filter(({ who }) => who.id === 'u-grid')).toHaveLength(30);
  });
});

const TAG = 'id version';
const proposes = (resident: string) =>
  does(cast.justice, {
    name: 'proposeSpecialTag',
    args: { input: ['SpecialTagInput!', { resident, kind: 'CORRECTION' }] },
    fields: TAG,
  });
const approves = (on: Seen, by: Name = 'justiceToo') => does(cast[by], { name: 'approveSpecialTag', on, fields: TAG });
const lifts = (on: Seen, by: Name) =>
  does(cast[by], { name: 'liftSpecialTag', on, args: { reason: ['String!', '期满'] }, fields: TAG });
const asks = (tag: string, by: Name) =>
  does(cast[by], {
    name: 'requestTagAccess',
    args: {
      input: ['TagAccessInput!', { tag, reader: 'u-grid', until: '2026-03-10T09:00:00+08:00', reason: '走访' }],
    },
    fields: TAG,
  });
const grants = (on: Seen, by: Name) => does(cast[by], { name: 'grantTagAccess', on, fields: TAG });
const refuses = (on: Seen, by: Name) =>
  does(cast[by], { name: 'refuseTagAccess', on, args: { reason: ['String!', '无必要'] }, fields: TAG });

describe('another department', () => {
  it.each<[string, (on: Seen) => Promise<unknown>, 'tag' | 'access']>([
    ['approved', (on) => approves(on, 'health'), 'tag'],
    ['lifted', (on) => lifts(on, 'health'), 'tag'],
    ['asked for', ({ id }) => asks(id, 'health'), 'tag'],
    ['granted', (on) => grants(on, 'health'), 'access'],
    ['refused', (on) => refuses(on, 'health'), 'access'],
  ])('is told of a sealed tag that is %s as of one that never was, at any version', async (_, go, kind) => {
    const { id } = await registers(cast.clerk);
    const tag = await approves(await proposes(id));
    const hidden = kind === 'tag' ? tag : await asks(tag.id, 'justice');
    const nobody = { ...hidden, id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
    const unknown = await refusal(go(nobody), nobody.id);
    expect(await refusal(go(hidden), hidden.id)).toBe(unknown);
    expect(await refusal(go({ ...hidden, version: 0 }), hidden.id)).toBe(unknown);
  });
});

const REQUEST = 'id version state';
const receives = (resident: string, kind: string, by: Name = 'clerk') =>
  does(cast[by], {
    name: 'receiveSubjectRequest',
    args: { input: ['SubjectRequestInput!', { resident, kind, wish: '金雀请尽快' }] },
    fields: REQUEST,
  });
const checks = (on: Seen, by: Name = 'clerk') =>
  does(cast[by], { name: 'checkRequesterIdentity', on, args: { evidence: ['String!', '原件'] }, fields: REQUEST });
const reviews = (on: Seen, by: Name = 'officer') =>
  does(cast[by], { name: 'reviewSubjectRequest', on, fields: REQUEST });
const fulfils = (on: Seen, by: Name = 'officer') =>
  does(cast[by], { name: 'fulfilSubjectRequest', on, fields: REQUEST });
const links = (on: Seen, account: string = 'u-resident', by: Name = 'officer') =>
  does(cast[by], { name: 'linkAccount', on, args: { account: ['String!', account] }, fields: REQUEST });
const unlinks = async (id: string) =>
  does(cast.officer, { name: 'unlinkAccount', on: await looks(cast.officer, id), args: { reason: ['String!', '误'] } });
const COPY = '{ mySubjectRequests(first: 5) { nodes { id copy { value } } } }';

describe('a privacy officer', () => {
  const reading = () => made.person({ ...people.officer, purpose: 'SUBJECT_ACCESS' });

  it('opens nobody with a request of their own making; a second person saw who asks', async () => {
    const { id } = await registers(cast.clerk);
    const received = await receives(id, 'COPY', 'officer');
    expect(await looks(reading(), id)).toMatchObject({ name: '王**' });
    const checked = await checks(received, 'officer');
    expect(await looks(reading(), id)).toMatchObject({ name: '王**' });
    await reviews(checked, 'secondOfficer');
    expect(await looks(reading(), id)).toMatchObject({ name: '王小明' });
  });

  it('links no login by what another login said, and not the own one', async () => {
    const { id } = await registers(cast.clerk);
    const checked = await checks(await receives(id, 'COPY'));
    await expect(links(checked, 'u-privacy')).rejects.toMatchObject({ code: 'REQUEST_SAME_PERSON' });
    await links(checked);
    const asked = await does(cast.resident, {
      name: 'askAboutMyself',
      args: { kind: ['RequestKind!', 'EXPLAIN'] },
      fields: REQUEST,
    });
    await unlinks(id);
    await expect(links({ ...asked, version: 2 }, 'u-resident-2')).rejects.toMatchObject({ code: 'REQUEST_STATE' });
  });
});

describe('a login that was linked by mistake', () => {
  it('reads no copy any more once it is taken away', async () => {
    const { id } = await registers(cast.clerk);
    const mine = made.person({ ...people.resident, purpose: 'SUBJECT_ACCESS' });
    const done = await fulfils(await reviews(await links(await checks(await receives(id, 'COPY')))));
    expect(JSON.stringify(await mine.asks(COPY))).toContain('王小明');
    await unlinks(id);
    expect(await mine.asks(COPY)).toEqual({ mySubjectRequests: { nodes: [] } });
    const ENTITY = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on SubjectRequest { id } } }';
    expect((await mine.asks(ENTITY, { r: [{ __typename: 'SubjectRequest', id: done.id }] }))._entities).toEqual([null]);
  });

  it('does not come back with a merge that is undone', async () => {
    const one = await registers(cast.clerk);
    const other = await registers(cast.clerk, li);
    await links(await checks(await receives(one.id, 'COPY')));
    const args = { a: ['ID!', one.id] as const, b: ['ID!', other.id] as const, reason: ['String!', '同一人'] as const };
    const pair = await does(cast.lead, { name: 'suggestDuplicate', args, fields: TAG });
    const input = { survivor: other.id, reason: '同一人' };
    const merge = await does(cast.lead, {
      name: 'mergeResidents',
      on: pair,
      args: { input: ['MergeInput!', input] },
      fields: TAG,
    });
    await unlinks(other.id);
    await does(cast.lead, { name: 'undoMerge', on: merge, args: { reason: ['String!', '两人'] }, fields: TAG });
    expect(await cast.resident.asks('{ myResident { id } }')).toEqual({ myResident: null });
  });
});

describe('an erased person', () => {
  it('leaves no copy handed over before, and no row beyond the officer’s place', async () => {
    const streetOfficers = [
      made.person({ at: COMMUNITY, roles: ['privacy-officer'], id: 'u-p1' }),
      made.person({ at: COMMUNITY, roles: ['privacy-officer'], id: 'u-p2' }),
    ] as const;
    const one = await registers(cast.clerk);
    const other = await registers(cast.nextClerk, { ...li, place: NEXT_COMMUNITY });
    await fulfils(await reviews(await checks(await receives(one.id, 'COPY'))));
    const both = made.person({ at: BINHU, roles: ['community-clerk'], id: 'u-both' });
    const kin = { relative: ['ID!', one.id] as const, kind: ['KinshipKind!', 'SIBLING'] as const };
    await does(both, { name: 'recordKinship', on: other, args: kin, fields: 'id' });
    const args = { a: ['ID!', one.id] as const, b: ['ID!', other.id] as const, reason: ['String!', '像'] as const };
    await does(cast.lead, { name: 'suggestDuplicate', args, fields: TAG });
    const asked = await checks(await receives(one.id, 'DELETE'));
    const going = await does(streetOfficers[0], { name: 'reviewSubjectRequest', on: asked, fields: REQUEST });
    await does(streetOfficers[1], { name: 'fulfilSubjectRequest', on: going, fields: REQUEST });
    const { engine } = made.running();
    const raw = async (name: string) => engine.store.connection.collection(name).find().toArray();
    for (const name of ['residents', 'kinships', 'mergeCandidates', 'changeRecords', 'consents'])
      expect([name, JSON.stringify(await raw(name)).includes(one.id)]).toEqual([name, false]);
    for (const { copy, wish } of await raw('subjectRequests'))
      expect([copy ?? null, wish ?? null]).toEqual([null, null]);
  });
});

const CHANGES = '{ changeRecords(first: 5) { nodes { field after } } subjectRequests(first: 5) { nodes { id } } }';

describe('the clerk of the place somebody moved away from', () => {
  it('sees neither what waits about them nor what they asked; the clerk of the new place does', async () => {
    const one = await registers(cast.clerk);
    const input = { source: 'VISIT', changes: [{ field: 'ETHNICITY', value: '03' }] };
    await does(cast.clerk, {
      name: 'proposeChanges',
      on: one,
      args: { input: ['ChangesInput!', input] },
      fields: 'resident { id }',
    });
    await receives(one.id, 'COPY');
    const both = made.person({ at: BINHU, roles: ['community-clerk'], id: 'u-both' });
    await does(both, {
      name: 'moveResident',
      on: await looks(both, one.id),
      args: { input: ['MoveInput!', { place: NEXT_COMMUNITY, on: '2026-03-02' }] },
    });
    expect(await cast.clerk.asks(CHANGES)).toEqual({ changeRecords: { nodes: [] }, subjectRequests: { nodes: [] } });
    const there = await cast.nextClerk.asks(CHANGES);
    expect(there.changeRecords.nodes).toHaveLength(1);
    expect(there.subjectRequests.nodes).toHaveLength(1);
  });
});

const STATS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction {
  populationStats { residents byAgeBand { ageBand count } under14 { value fewerThan } } } } }`;

describe('a count that is too small to tell', () => {
  it('is not told by the bands of age that make it up', async () => {
    const child = { idType: 'NONE', idNumber: null, phone: null };
    await registers(cast.clerk);
    await registers(cast.clerk, { ...child, name: '王一', birthDate: '2020-01-01' });
    await registers(cast.clerk, { ...child, name: '王二', birthDate: '2015-01-01' });
    await made.settle();
    const [seen] = (await cast.lead.asks(STATS, { r: [{ __typename: 'Jurisdiction', code: COMMUNITY }] }))
      ._entities as [Seen];
    const { under14, byAgeBand } = seen['populationStats'] as { under14: object; byAgeBand: { ageBand: string }[] };
    expect(under14).toEqual({ value: null, fewerThan: 5 });
    expect(byAgeBand.map(({ ageBand }) => ageBand)).toEqual(['AGE_60_69']);
  });
});
