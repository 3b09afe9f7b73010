import { type Job, ledger, office, titles } from './people/clerks.ts';
import { hooks } from './people/person.ledger.ts';
import { people as register } from './people/person.model.ts';
import { people, somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';
import { wholeState } from './people/whole-state.ts';
import { writeCsv, writeWorkbook, type Gone, type Written } from '../src/index.ts';

const { town, clerk, work } = office(subgraph);
const FAULTY = { 0: null };
// Zhao is in ledgers under a number, Wang without one.
const zhao = somebody(3);
const [name = '', number = '', , birthDate = ''] = zhao.map(String);
const BORN = '1966-07-08';
const FILE = 'query ($id: ID!) { personImport(id: $id) { faultyRows } }';
const SHOWN =
  'query ($id: ID!) { personImport(id: $id) { difference(first: 100, kind: NEW) { nodes { cells { name room } } } } }';

afterEach(() => {
  hooks.gone = [];
  hooks.afterApply = () => undefined;
});

/** Somebody is erased now, and the clock goes on: what is kept was brought before. */
function erases(over: Partial<Gone> = {}): void {
  town.clock.forward({ seconds: 1 });
  const who = { records: [], numbers: [number], name, birthDate, beside: [] };
  hooks.gone = [{ id: 'e-1', ...who, at: town.clock.now(), ...over }];
}

const looks = (): Promise<number> => town.tick('forget-person');

/** What imports keep, sealed fields opened. */
const kept = async (): Promise<string> => {
  const { engine } = town.running();
  const collections = subgraph.collections.filter((each) => each.name.startsWith('personImport'));
  return (await wholeState(engine, { ...subgraph, collections }))
    .split('\n')
    .filter((line) => line.startsWith('personImport'))
    .join('\n');
};

const pieces = () => town.running().engine.store.connection.collection('personImportChunks').countDocuments({});

const faultyRowsOf = async ({ id }: Job): Promise<string | null> =>
  (await clerk({ purpose: 'LEDGER_IMPORT' }).person.asks(FILE, { id })).personImport.faultyRows;

const idOfZhao = async (): Promise<string> => {
  const found = await town.running().engine.store.connection.collection(register.name).find().toArray();
  return String(found[2]?._id);
};

describe('somebody who was erased', () => {
  it('is in nothing that an import keeps, which keeps what it has of others', async () => {
    const zhang = clerk();
    const job = await zhang.applied(await ledger(somebody(1), somebody(2), zhao, somebody(4, FAULTY)));
    const other = await zhang.applied(await ledger(somebody(5), somebody(6, FAULTY)));
    expect(job.state).toBe('PARTLY');
    expect(await kept()).toContain(number);
    erases({ records: [await idOfZhao()] });
    expect(await looks()).toBe(1);
    expect(hooks.gone).toEqual([]);
    const left = await kept();
    expect(left).not.toContain(number);
    expect(left).toContain(String(somebody(1)[1]));
    await expect(faultyRowsOf(job)).rejects.toMatchObject({ code: 'LEDGER_GONE' });
    expect(await faultyRowsOf(other)).toEqual(expect.any(String));
    const { personImport } = await clerk().person.asks(SHOWN, { id: job.id });
    expect(personImport.difference.nodes.map(({ cells }: { cells: { room: string } }) => cells.room)).toEqual([
      '101',
      '102',
    ]);
    const undone = await zhang.does(await zhang.read(job.id), 'undo');
    await work();
    expect((await zhang.read(undone.id)).undone).toMatchObject({ rows: 2, changed: 2, conflicting: 0 });
  });

  it('is in nothing that an undo would put back, whoever stands there now', async () => {
    const zhang = clerk();
    await zhang.applied(await ledger(somebody(1), somebody(2)));
    const changed = await zhang.applied(await ledger(somebody(1, { 4: '13900000001' }), somebody(2, { 5: '505' })));
    const before = String(somebody(1)[4]);
    expect(await kept()).toContain(before);
    erases({ numbers: [before] });
    expect(await looks()).toBe(1);
    expect(await kept()).not.toContain(before);
    await zhang.does(await zhang.read(changed.id), 'undo');
    await work();
    expect((await zhang.read(changed.id)).undone).toMatchObject({ rows: 1, changed: 1 });
  });

  const odd = (...rows: readonly (readonly Written[])[]) => [['称谓', '号码'], ...rows];
  const ways: readonly (readonly [string, () => Promise<Buffer>, Partial<Gone>])[] = [
    [
      'by a number, blanks and width aside',
      () => ledger(somebody(1), somebody(9, { 5: ` ${number.slice(0, 6)} ${number.slice(6)}` })),
      {},
    ],
    [
      'by name and birth date, in a faulty row',
      () => ledger(somebody(1), ['王老五', null, null, BORN, null, null]),
      { numbers: [], name: '王老五', birthDate: BORN },
    ],
    [
      'by name and a day that a workbook counts',
      () => ledger(['王老五', null, null, { serial: 24296 }, null, null]),
      { name: '王老五', birthDate: BORN },
    ],
    [
      'by name and telephone, however that is written',
      () => ledger(['王老五', null, null, null, null, '551-6363 1234']),
      { name: '王老五', birthDate: null, beside: [['5'], ['55163631234']] },
    ],
    [
      'by name, building and room',
      () => ledger(['王老五', null, '1203室', null, '７号楼', null]),
      { name: '王老五', birthDate: null, beside: [['7', '1203']] },
    ],
    [
      'as a text, under titles nobody knows',
      async () => writeCsv(odd(['某人', number], ['张三', '1']) as string[][], 'GB18030'),
      {},
    ],
  ];

  it.each(ways)('is found %s, and what has not gone in ends', async (_, file, gone) => {
    const zhang = clerk();
    const job = await zhang.upload(await file());
    erases(gone);
    expect(await looks()).toBe(1);
    expect(await zhang.read(job.id)).toMatchObject({ state: 'CANCELLED', failure: { code: 'LEDGER_GONE' } });
    expect(await pieces()).toBe(0);
  });

  it('is not found where only a part of it agrees, nor in a ledger that is brought later', async () => {
    const zhang = clerk();
    const [alike, born] = [somebody(11, { 0: name }), somebody(12, { 3: BORN })];
    const job = await zhang.checked(await ledger(alike, born, somebody(13, { 5: `${number}0` })));
    erases({ birthDate: BORN, beside: [[], [''], ['7', '9999']] });
    town.clock.forward({ seconds: 1 });
    const later = await zhang.upload(await ledger(zhao));
    expect(await looks()).toBe(1);
    expect(await zhang.read(job.id)).toMatchObject({ state: 'CHECKED' });
    expect(await zhang.read(later.id)).toMatchObject({ state: 'UPLOADED' });
  });

  it('is looked for in every ledger, however many there are', async () => {
    const zhang = clerk();
    const bytes = await ledger(somebody(1));
    for (let count = 0; count < 50; count += 1) await zhang.upload(bytes);
    const last = await zhang.upload(await ledger(zhao));
    erases();
    expect(await looks()).toBe(1);
    expect(await zhang.read(last.id)).toMatchObject({ state: 'CANCELLED' });
    expect(await pieces()).toBe(50);
  });

  it('is looked for again once an import at work has come to its end', async () => {
    const zhang = clerk();
    const checked = await zhang.checked(await ledger(...people(25), somebody(30, FAULTY)));
    await zhang.does(checked, 'apply');
    await town.tick('import-person');
    erases({ records: [await idOfZhao()] });
    expect(await looks()).toBe(0);
    expect(hooks.gone).toHaveLength(1);
    await work();
    expect(await zhang.read(checked.id)).toMatchObject({ state: 'PARTLY' });
    expect(await looks()).toBe(1);
    expect(await kept()).not.toContain(number);
  });

  it('waits for an upload, but not for one that nobody goes on with', async () => {
    const zhang = clerk();
    const bytes = await writeWorkbook('居民', [[...titles], zhao]);
    const { id } = await zhang.upload(bytes.subarray(0, 100), { isLast: false });
    erases();
    expect(await looks()).toBe(0);
    town.clock.forward({ hours: 1 });
    expect(await looks()).toBe(1);
    expect(await zhang.read(id)).toMatchObject({ state: 'CANCELLED', failure: { code: 'LEDGER_GONE' } });
  });
});
