import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { residents } from '../src/resident.model.ts';
import { BAOHE, BINHU, castOf, does, looks, numberOf, people, registers, type Name, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const CHANGE = 'id version field state isConflict source beforeSource proposedBy decidedBy reason';
const OUTCOME = `resident { id version pendingChanges } changes { ${CHANGE} }`;

interface Proposed {
  readonly by?: Name;
  readonly source?: string;
  readonly field: string;
  readonly value: string | null;
}

/** One field proposed by somebody; the outcome. */
const proposes = (on: Pick<Seen, 'id' | 'version'>, { by = 'gridWorker', source = 'VISIT', ...change }: Proposed) =>
  does(cast[by], {
    name: 'proposeChanges',
    on,
    args: { input: ['ChangesInput!', { source, changes: [change], visit: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }] },
    fields: OUTCOME,
  });

const now = (id: string) => looks(made.person({ ...people.clerk, purpose: 'AFFAIR_HANDLING' }), id);
const origins = async (id: string) => {
  const query = 'query ($id: ID!) { resident(id: $id) { origins { field source by change { id } } } }';
  return (await cast.clerk.asks(query, { id })).resident.origins as { field: string; source: string; change: object }[];
};

describe('a proposed value', () => {
  it('holds at once when it is ordinary, trusted and undisputed; the field says where it came from', async () => {
    const seen = await registers(cast.gridWorker);
    const { changes, resident } = await proposes(seen, { field: 'PHONE', value: '138 0013 8000' });
    expect(changes).toMatchObject([{ field: 'PHONE', state: 'AUTO_APPLIED', isConflict: false }]);
    expect(resident).toMatchObject({ version: 2, pendingChanges: 0 });
    expect(await now(seen.id)).toMatchObject({ phone: '13800138000' });
    const phone = (await origins(seen.id)).find(({ field }) => field === 'PHONE');
    expect(phone).toMatchObject({ source: 'VISIT', by: 'u-grid', change: { id: changes[0].id } });
    const types = (await made.journal()).flatMap(({ event }) => (event ? [event.type] : []));
    expect(types).toEqual(expect.arrayContaining(['change.applied', 'resident.changed']));
  });

  it.each([
    ['is sensitive', { field: 'ETHNICITY', value: '03' }],
    ['is not trusted to its source', { field: 'REGISTERED_ADDRESS', value: '合肥市包河区某路1号' }],
    ['comes from a department about a number', { field: 'ID_NUMBER', value: numberOf('1960-03-02', 3) }],
  ])('waits when it %s', async (_, change) => {
    const seen = await registers(cast.gridWorker);
    const { changes, resident } = await proposes(seen, change);
    expect(changes).toMatchObject([{ state: 'PENDING', isConflict: false }]);
    expect(resident.pendingChanges).toBe(1);
  });

  it('waits as a conflict when a better source says otherwise, and both values are kept', async () => {
    const seen = await registers(cast.clerk, { source: 'AFFAIR' });
    const { changes } = await proposes(seen, { field: 'PHONE', value: '13800138000' });
    expect(changes).toMatchObject([{ state: 'PENDING', isConflict: true, beforeSource: 'AFFAIR', source: 'VISIT' }]);
    const BOTH = '{ changeRecords(first: 5) { nodes { before after sensitiveAfter } } }';
    const both = await made.person({ ...people.clerk, purpose: 'AFFAIR_HANDLING' }).asks(BOTH);
    expect(both.changeRecords.nodes).toEqual([{ before: '13912345678', after: '13800138000', sensitiveAfter: null }]);
    expect((await cast.clerk.asks(BOTH)).changeRecords.nodes).toEqual([
      { before: '***', after: '***', sensitiveAfter: null },
    ]);
  });

  it('of the better source holds over a lesser one', async () => {
    const seen = await registers(cast.gridWorker);
    const { changes } = await proposes(seen, { by: 'clerk', source: 'AFFAIR', field: 'NAME', value: '王晓明' });
    expect(changes).toMatchObject([{ state: 'AUTO_APPLIED' }]);
  });

  it('waits when another one waits for the same field', async () => {
    const seen = await registers(cast.clerk, { source: 'AFFAIR' });
    const first = await proposes(seen, { field: 'PHONE', value: '13800138000' });
    const again = { by: 'clerk', source: 'AFFAIR', field: 'PHONE', value: '13800138001' } as const;
    const { changes } = await proposes(first.resident, again);
    expect(changes).toMatchObject([{ state: 'PENDING', isConflict: true }]);
  });

  it('of a child always waits, and counts a class higher', async () => {
    const child = await registers(cast.gridWorker, { idNumber: numberOf('2020-01-01', 2) });
    const { changes } = await proposes(child, { field: 'PHONE', value: '13800138000' });
    expect(changes).toMatchObject([{ state: 'PENDING' }]);
    const visiting = made.person({ ...people.gridWorker, purpose: 'HOUSEHOLD_VISIT' });
    expect(await looks(visiting, child.id)).toMatchObject({ name: '王**', phone: '139****5678' });
    const handling = made.person({ ...people.clerk, purpose: 'AFFAIR_HANDLING' });
    expect(await looks(handling, child.id)).toMatchObject({ name: '王小明' });
    expect((await looks(handling, child.id)).idNumber).toMatch(/\*/);
  });

  it.each([
    ['the same value', { field: 'PHONE', value: '13912345678' }, 'CHANGE_NOTHING'],
    ['half a number', { field: 'PHONE', value: '1380' }, 'PHONE_INVALID'],
    ['an empty name', { field: 'NAME', value: '' }, 'VALUE_MISSING'],
    ['a sex its number denies', { field: 'SEX', value: '2' }, 'RESIDENT_FIELDS_DISAGREE'],
    ['a source of others', { field: 'PHONE', value: '13800138000', source: 'AFFAIR' }, 'CHANGE_SOURCE'],
    ['a mask', { field: 'PHONE', value: '138****8000' }, 'MASKED_VALUE'],
  ])('is refused with %s', async (_, change, code) => {
    const seen = await registers(cast.gridWorker);
    await expect(proposes(seen, change)).rejects.toMatchObject({ code });
  });

  it('is refused from elsewhere, at an old version, and of somebody who left', async () => {
    const seen = await registers(cast.gridWorker);
    const change = { field: 'PHONE', value: '13800138000' };
    await expect(proposes(seen, { ...change, by: 'otherGridWorker' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(proposes({ ...seen, version: 7 }, change)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const gone = await does(cast.clerk, { name: 'moveOutResident', on: seen, args: { on: ['Date!', '2026-03-01'] } });
    await expect(proposes(gone, change)).rejects.toMatchObject({ code: 'RESIDENT_GONE' });
  });
});

describe('a waiting change', () => {
  const waiting = async () => {
    const seen = await registers(cast.gridWorker);
    const { changes } = await proposes(seen, { field: 'ETHNICITY', value: '03' });
    return { id: seen.id, change: changes[0] as Seen };
  };
  const approves = (by: Name, on: Seen) => does(cast[by], { name: 'approveChange', on, fields: CHANGE });
  const rejects = (by: Name, on: Seen, reason = '证件不符') =>
    does(cast[by], { name: 'rejectChange', on, args: { reason: ['String!', reason] }, fields: CHANGE });

  it('holds once somebody else approves it', async () => {
    const { id, change } = await waiting();
    expect(await approves('clerk', change)).toMatchObject({ state: 'APPROVED', decidedBy: 'u-clerk' });
    expect(await now(id)).toMatchObject({ pendingChanges: 0 });
    expect((await origins(id)).find(({ field }) => field === 'ETHNICITY')).toMatchObject({ change: { id: change.id } });
    expect((await made.journal()).map(({ action }) => action)).toContain('change.approved');
  });

  it('is kept and does not hold once somebody rejects it with a reason', async () => {
    const { id, change } = await waiting();
    expect(await rejects('clerk', change)).toMatchObject({ state: 'REJECTED', reason: '证件不符' });
    expect(await now(id)).toMatchObject({ pendingChanges: 0 });
    expect((await origins(id)).map(({ field }) => field)).not.toContain('ETHNICITY');
  });

  it('is decided once, by nobody’s own hand, with a reason, in its place and version', async () => {
    const { change } = await waiting();
    await expect(approves('nextClerk', change)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(approves('gridWorker', change)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(approves('clerk', { ...change, version: 9 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(rejects('clerk', change, ' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    const done = await approves('clerk', change);
    await expect(approves('colleague', done)).rejects.toMatchObject({ code: 'CHANGE_DECIDED' });
    await expect(rejects('colleague', done)).rejects.toMatchObject({ code: 'CHANGE_DECIDED' });
    const seen = await registers(cast.clerk, { idNumber: numberOf('1950-01-01', 1) });
    const own = await proposes(seen, { by: 'clerk', field: 'ETHNICITY', value: '03' });
    await expect(approves('clerk', own.changes[0])).rejects.toMatchObject({ code: 'CHANGE_SAME_PERSON' });
  });

  it('of a number brings birth date and sex along', async () => {
    const seen = await registers(cast.gridWorker);
    const { changes } = await proposes(seen, { field: 'ID_NUMBER', value: numberOf('1971-07-08', 2) });
    await approves('clerk', changes[0]);
    expect(await now(seen.id)).toMatchObject({ birthDate: '1971-07-08', sexCode: '2', ageYears: 54 });
  });
});

describe('a person with a linked login', () => {
  const OWN = '{ myResident { id version name residences(first: 5) { nodes { id } } } }';
  const linked = async () => {
    const { id } = await registers(cast.clerk);
    const { engine } = made.running();
    const { systemViewer } = await import('@linli/kit/inside');
    const context = engine.contextFor({ viewer: systemViewer('given'), requestId: 'given' });
    await engine.within(context, ({ open }) => open(residents).amend(id, () => ({ set: { account: 'u-resident' } })));
    return id;
  };
  const speaks = (by: Name, on: Seen, value = '13800138000') =>
    does(cast[by], {
      name: 'proposeOwnChanges',
      on,
      args: { changes: ['[FieldChangeInput!]!', [{ field: 'PHONE', value }]] },
      fields: OUTCOME,
    });

  it('sees the own record and nobody else’s, and speaks for it alone', async () => {
    const id = await linked();
    const other = await registers(cast.clerk, { idNumber: numberOf('1950-01-01', 1) });
    const own = (await cast.resident.asks(OWN)).myResident as Seen;
    expect(own).toMatchObject({ id, name: '王**' });
    const mine = made.person({ ...people.resident, purpose: 'SUBJECT_ACCESS' });
    expect((await mine.asks(OWN)).myResident.name).toBe('王小明');
    expect((await cast.otherResident.asks(OWN)).myResident).toBeNull();
    const ENTITY = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { id } } }';
    const asked = [id, other.id].map((each) => ({ __typename: 'Resident', id: each }));
    expect((await cast.resident.asks(ENTITY, { r: asked }))._entities).toEqual([{ id }, null]);
    const { changes } = await speaks('resident', own);
    expect(changes).toMatchObject([{ source: 'SELF', isConflict: true, state: 'PENDING', proposedBy: null }]);
    await expect(speaks('resident', other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(speaks('otherResident', own)).rejects.toMatchObject({ code: 'ACCOUNT_NOT_LINKED' });
    await expect(speaks('resident', own)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });
});

describe('the settings of a district', () => {
  const usual = (sources: object[] = []) => ({
    sources: [
      ...['AFFAIR', 'DEPARTMENT', 'IMPORT', 'SELF'].map((source) => ({ source, rank: 10, trusted: [] })),
      { source: 'VISIT', rank: 60, trusted: ['PHONE'] },
      ...sources,
    ],
    verifyAfterDays: 90,
    requestWorkingDays: 10,
  });
  const sets = (by: Name, version: number, input: object = usual(), district: string = BAOHE) =>
    does(cast[by], {
      name: 'configurePopulation',
      args: { district: ['ID!', district], version: ['Int!', version], input: ['PopulationSettingsInput!', input] },
      fields: 'version verifyAfterDays',
    });

  it('say whose word counts more', async () => {
    expect(await sets('admin', 0)).toEqual({ version: 1, verifyAfterDays: 90 });
    const seen = await registers(cast.clerk, { source: 'AFFAIR' });
    const { changes } = await proposes(seen, { field: 'PHONE', value: '13800138000' });
    expect(changes).toMatchObject([{ state: 'AUTO_APPLIED' }]);
    expect(await sets('admin', 1)).toMatchObject({ version: 2 });
    expect((await made.journal()).map(({ action }) => action)).toContain('population.configured');
  });

  it('are refused from elsewhere, at an old version, for half a district and with nonsense', async () => {
    await expect(sets('foreignAdmin', 0)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sets('clerk', 0)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(sets('admin', 7)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(sets('admin', 0, usual(), BINHU)).rejects.toMatchObject({ code: 'CODE_INVALID' });
    const twice = usual([{ source: 'VISIT', rank: 1, trusted: [] }]);
    await expect(sets('admin', 0, twice)).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(sets('admin', 0, { ...usual(), verifyAfterDays: 1 })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    const bold = { ...usual(), sources: usual().sources.map((each) => ({ ...each, trusted: ['ETHNICITY'] })) };
    await expect(sets('admin', 0, bold)).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });
});
