import type { Cells, Outcome } from '@linli/imports';
import { town } from '@linli/testkit';
import { knownHouses } from '../src/known-house.model.ts';
import { subgraph } from '../src/index.ts';
import { residents } from '../src/resident.model.ts';
import { cells, ledgerDesk, target, wife } from './ledger-desk.ts';
import { castOf, does, GRID, looks, NEXT_COMMUNITY, people } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const { applies, compares, house, undoes } = ledgerDesk(made);
const clear = (id: string) => looks(made.person({ ...people.clerk, purpose: 'AFFAIR_HANDLING' }), id);
const idOf = (outcome: Outcome | undefined): string => (outcome && 'id' in outcome ? outcome.id : '');

describe('a row of a ledger', () => {
  it.each<[string, Cells, object[]]>([
    [
      'a wrong check digit',
      { idNumber: '340199196003020011' },
      [{ field: 'idNumber', code: 'CITIZEN_NUMBER_INVALID' }],
    ],
    ['another birth date', { birthDate: '1961-01-01' }, [{ field: 'birthDate', code: 'RESIDENT_FIELDS_DISAGREE' }]],
    [
      'two faults',
      { name: '王', phone: '12' },
      [
        { field: 'name', code: 'VALUE_INVALID' },
        { field: 'phone', code: 'PHONE_INVALID' },
      ],
    ],
    ['nobody to find again', { idNumber: null }, [{ field: 'birthDate', code: 'VALUE_MISSING' }]],
  ])('with %s says so, field by field', (_, over, faults) => {
    expect(target.read(cells(over))).toEqual({ faults });
  });

  it('brings a person, a household and a residence, each heard of', async () => {
    await house();
    const [first, second] = await applies(cells(), cells(wife));
    expect([first, second]).toMatchObject([
      { kind: 'CREATED', version: 1 },
      { kind: 'CREATED', version: 1 },
    ]);
    const seen = await clear(idOf(first));
    expect(seen).toMatchObject({
      name: '王小明',
      gridCode: GRID,
      livesAlone: false,
      household: { size: 2 },
      house: { id: 'h-1' },
    });
    expect(seen.version).toBe(1);
    const types = (await made.journal()).flatMap(({ event }) => (event ? [event.type] : [])).sort();
    expect(types).toEqual([
      'household.registered',
      'residence.started',
      'residence.started',
      'resident.registered',
      'resident.registered',
    ]);
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('comes a second time and changes nothing, whoever waits', async () => {
    await house();
    await applies(cells(), cells(wife));
    expect(await compares(cells(), cells(wife))).toEqual([{ kind: 'UNCHANGED' }, { kind: 'UNCHANGED' }]);
    const other = cells({ phone: '13800138000', ethnicity: '03', education: '20' });
    expect(await compares(other)).toEqual([{ kind: 'CONFLICT', fields: ['ethnicity'] }]);
    const [outcome] = await applies(other);
    expect(outcome).toMatchObject({ kind: 'PENDING', version: 2 });
    expect(await clear(idOf(outcome))).toMatchObject({ phone: '13800138000', pendingChanges: 1 });
    expect(await applies(other)).toEqual([{ kind: 'UNCHANGED' }]);
    const [waiting] = (await cast.clerk.asks('{ changeRecords(first: 5) { nodes { id version field source } } }'))
      .changeRecords.nodes;
    expect(waiting).toMatchObject({ field: 'ETHNICITY', source: 'IMPORT' });
    await does(cast.colleague, {
      name: 'rejectChange',
      on: waiting,
      args: { reason: ['String!', '台账有误'] },
      fields: 'id',
    });
    expect(await applies(other)).toEqual([{ kind: 'UNCHANGED' }]);
  });

  it('does not overrule who was there, and erases nothing by silence', async () => {
    await house();
    const [outcome] = await applies(cells());
    const seen = await clear(idOf(outcome));
    const input = { source: 'VISIT', changes: [{ field: 'PHONE', value: '13811112222' }] };
    await does(cast.gridWorker, {
      name: 'proposeChanges',
      on: seen,
      args: { input: ['ChangesInput!', input] },
      fields: 'resident { id }',
    });
    expect(await compares(cells())).toEqual([{ kind: 'CONFLICT', fields: ['phone'] }]);
    expect(await compares(cells({ phone: null, relation: null, household: null }))).toEqual([{ kind: 'UNCHANGED' }]);
  });

  it.each<[string, Cells, string, string | null]>([
    ['a house nobody knows', { address: '琼临苑9栋1单元101室' }, 'HOUSE_UNKNOWN', 'address'],
    ['another place', { place: NEXT_COMMUNITY, address: null }, 'NOT_FOUND', 'place'],
    ['a birth date to come', { idNumber: null, birthDate: '2026-04-01' }, 'BIRTH_DATE_INVALID', 'birthDate'],
  ])('with %s goes back with its reason', async (_, over, code, field) => {
    await house();
    expect(await applies(cells(over))).toEqual([{ kind: 'FAULTY', faults: [{ field, code }] }]);
  });

  it('moves nobody and splits no family', async () => {
    await house();
    await made.given(knownHouses, {
      place: GRID,
      house: 'h-2',
      addressKey: '琼临苑3栋2单元502室',
      holds: true,
      said: 1,
    });
    await applies(cells());
    expect(
      await applies(cells({ address: '琼临苑3栋2单元502室' }), cells({ household: '9-1', relationToHead: null })),
    ).toEqual([
      { kind: 'FAULTY', faults: [{ field: 'address', code: 'RESIDENT_ELSEWHERE' }] },
      { kind: 'FAULTY', faults: [{ field: 'household', code: 'HOUSEHOLD_MEMBER' }] },
    ]);
  });

  it('of a later batch joins the household, and who was alone is no more', async () => {
    await house();
    const [first] = await applies(cells());
    expect(await clear(idOf(first))).toMatchObject({ livesAlone: true });
    await applies(cells(wife));
    expect(await clear(idOf(first))).toMatchObject({ livesAlone: false, household: { size: 2 } });
  });
});

describe('an import that is undone', () => {
  it('takes people out with their homes, and puts values back', async () => {
    await house();
    const created = await applies(cells(), cells(wife));
    const changed = await applies(cells({ phone: '13800138000', ethnicity: '03' }));
    expect(await undoes(changed)).toEqual(['UNDONE']);
    expect(await clear(idOf(created[0]))).toMatchObject({ phone: '13912345678', pendingChanges: 0 });
    const { changeRecords } = await cast.clerk.asks('{ changeRecords(first: 5) { nodes { id } } }');
    expect(changeRecords.nodes).toEqual([]);
  });

  it('leaves who was changed since', async () => {
    await house();
    const created = await applies(cells(), cells(wife));
    const input = { source: 'VISIT', changes: [{ field: 'PHONE', value: '13811112222' }] };
    const seen = await clear(idOf(created[1]));
    await does(cast.gridWorker, {
      name: 'proposeChanges',
      on: seen,
      args: { input: ['ChangesInput!', input] },
      fields: 'resident { id }',
    });
    expect(await undoes(created)).toEqual(['UNDONE', 'CHANGED_SINCE']);
    expect(await looks(cast.clerk, idOf(created[0]))).toBeNull();
    expect(await clear(idOf(created[1]))).toMatchObject({ livesAlone: true, household: { size: 1 } });
    const { engine } = made.running();
    const left = await engine.store.connection.collection('residences').countDocuments({});
    expect([left, await engine.store.model(residents).countDocuments({})]).toEqual([1, 1]);
    await made.settle();
    expect(await engine.drift()).toEqual([]);
  });
});
