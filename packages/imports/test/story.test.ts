import { openLedger, type Cell } from '../src/index.ts';
import { ledger, NEXT_DOOR, office } from './people/clerks.ts';
import { people, somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';

const { town, clerk, work } = office(subgraph);
const COUNT = '{ people(first: 1) { totalCount } }';
const DIFFERENCE =
  'query ($id: ID!, $kind: ImportChange!) { personImport(id: $id) { difference(first: 100, kind: $kind) { nodes { row kind fields cells { name idNumber sexCode bornOn phone room } } } } }';
const FAULTS =
  'query ($id: ID!, $stage: ImportStage) { personImport(id: $id) { faults(first: 100, stage: $stage) { nodes { row field title reason { code zh } } } } }';
const FILE = 'query ($id: ID!) { personImport(id: $id) { faultyRows } }';

const textsOf = async (bytes: Buffer): Promise<readonly (readonly Cell[])[]> => {
  const rows: (readonly Cell[])[] = [];
  for await (const lines of (await openLedger(bytes)).lines(0)) rows.push(...lines.map(({ cells }) => cells));
  return rows;
};

describe('a clerk with a ledger', () => {
  it('sees its sheet, header and columns guessed, and brings it in', async () => {
    const zhang = clerk();
    const job = await zhang.upload(await ledger(...people(45)));
    expect(job).toMatchObject({ state: 'UPLOADED', format: 'XLSX', sheets: ['居民'], sheet: 0, header: 1 });
    expect(job.columns.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'idNumber',
      'sexCode',
      'bornOn',
      'phone',
      'room',
    ]);
    const checked = await zhang.checked(await ledger(...people(45)));
    expect(checked).toMatchObject({ state: 'CHECKED', checked: { rows: 45, fresh: 45, faulty: 0 }, applied: null });
    expect((await zhang.person.asks(COUNT)).people.totalCount).toBe(0);
    const { id } = await zhang.does(checked, 'apply');
    expect(await town.tick('import-person')).toBe(1);
    expect(await zhang.read(id)).toMatchObject({ state: 'APPLYING', applied: { rows: 20 }, progress: 20 / 45 });
    await work();
    expect(await zhang.read(id)).toMatchObject({ state: 'APPLIED', applied: { rows: 45, fresh: 45 }, standing: 3 });
    expect((await zhang.person.asks(COUNT)).people.totalCount).toBe(45);
    const lines = await town.journal();
    expect(lines.flatMap(({ event }) => event?.type ?? []).slice(-3)).toEqual([
      'import.checked',
      'import.apply-started',
      'import.applied',
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/张三|340199/);
  });

  it('changes nothing by bringing the same ledger in again', async () => {
    await clerk().applied(await ledger(...people(30)));
    expect(await clerk().applied(await ledger(...people(30)))).toMatchObject({
      state: 'APPLIED',
      applied: { rows: 30, fresh: 0, changed: 0, unchanged: 30 },
    });
  });

  it('is told before anything goes in what is new, changed, the same, in conflict and wrong', async () => {
    await clerk().applied(await ledger(somebody(1), somebody(2), somebody(3)));
    const checked = await clerk().checked(
      await ledger(
        somebody(1),
        somebody(2, { 4: '13900000000' }),
        somebody(3, { 0: '改名' }),
        somebody(4),
        somebody(5, { 1: '340199199001011234' }),
        somebody(4),
      ),
    );
    expect(checked.checked).toMatchObject({ rows: 6, fresh: 1, changed: 1, unchanged: 1, conflicting: 1, faulty: 2 });
    const { personImport } = await clerk().person.asks(DIFFERENCE, { id: checked.id, kind: 'CHANGED' });
    expect(personImport.difference.nodes).toEqual([
      {
        row: 3,
        kind: 'CHANGED',
        fields: ['phone'],
        cells: {
          name: '王*',
          idNumber: expect.stringMatching(/^340199\*{8}\d{3}[\dX]$/),
          sexCode: '1',
          bornOn: '***',
          phone: '139****0000',
          room: '102',
        },
      },
    ]);
    const faults = (await clerk().person.asks(FAULTS, { id: checked.id })).personImport.faults.nodes;
    expect(faults).toEqual([
      {
        row: 6,
        field: 'idNumber',
        title: '身份证号',
        reason: { code: 'CITIZEN_NUMBER_INVALID', zh: expect.any(String) },
      },
      { row: 7, field: null, title: null, reason: { code: 'ROW_TWICE', zh: expect.any(String) } },
    ]);
  });

  it('gets the rows that did not go in back as the same workbook, with the reason at the end', async () => {
    const zhang = clerk();
    const job = await zhang.applied(
      await ledger(somebody(1), somebody(2, { 0: null }), somebody(3, { 3: '2023-02-30', 2: '外星人' }), somebody(4)),
    );
    expect(job).toMatchObject({ state: 'PARTLY', applied: { rows: 4, fresh: 2, faulty: 2 } });
    expect((await zhang.person.asks(FILE, { id: job.id })).personImport.faultyRows).toBeNull();
    const { person } = clerk({ purpose: 'LEDGER_IMPORT' });
    const { personImport } = await person.asks(FILE, { id: job.id });
    const [header, ...rows] = await textsOf(Buffer.from(personImport.faultyRows, 'base64'));
    expect(header?.at(-1)).toBe('错误原因');
    expect(rows.map((row) => row.at(-1))).toEqual([
      '原第 3 行; 姓名: 缺少必填内容',
      '原第 4 行; 性别: 取值不在清单内,请在“取值对应”中补充; 出生日期: 日期无法识别或不存在',
    ]);
    expect(rows[1]?.[0]).toBe('赵六');
    expect((await town.journal()).filter(({ outcome }) => outcome === 'REVEALED')).toMatchObject([
      { action: 'personimport.revealed', subject: job.id, fields: ['faultyRows'], purpose: 'LEDGER_IMPORT' },
    ]);
    const other = clerk({ purpose: 'LEDGER_IMPORT', id: 'u-other' });
    expect((await other.person.asks(FILE, { id: job.id })).personImport.faultyRows).toBeNull();
  });

  it('takes it back: what was changed since stays and is listed', async () => {
    const zhang = clerk();
    const job = await zhang.applied(await ledger(...people(45)));
    const { people: found } = await zhang.person.asks('{ people(first: 1) { nodes { id version } } }');
    await zhang.person.asks(
      'mutation ($id: ID!, $version: Int!) { ringPerson(id: $id, version: $version, phone: "13700000000") { id } }',
      found.nodes[0],
    );
    await zhang.does(job, 'undo', ', batches: 1');
    await work();
    const partly = await zhang.read(job.id);
    expect(partly).toMatchObject({ state: 'PARTLY', standing: 2, undone: { rows: 5, changed: 5, conflicting: 0 } });
    await zhang.does(partly, 'undo');
    await work();
    expect(await zhang.read(job.id)).toMatchObject({
      state: 'ROLLED_BACK',
      standing: 0,
      undone: { rows: 40, changed: 39, conflicting: 1 },
    });
    const { personImport } = await zhang.person.asks(FAULTS, { id: job.id });
    expect(personImport.faults.nodes).toMatchObject([{ row: 2, reason: { code: 'CHANGED_SINCE_IMPORT' } }]);
  });

  it('teaches the office a title and a word, and the next ledger is understood', async () => {
    const zhang = clerk();
    const odd = (await import('../src/index.ts')).writeWorkbook('表', [
      ['称呼', '身份证号', '性别'],
      ['张三', String(somebody(1)[1]), '帅哥'],
    ]);
    const job = await zhang.upload(await odd);
    expect(job.columns[0]).toEqual({ at: 0, title: '称呼', field: null });
    await expect(zhang.does(job, 'map')).rejects.toMatchObject({
      code: 'MAPPING_INCOMPLETE',
      extensions: { field: 'name' },
    });
    const mapped = await zhang.does(job, 'map', ', columns: [{ at: 0, field: "name" }]');
    await zhang.does(mapped, 'check');
    await work();
    const checked = await zhang.read(job.id);
    expect(checked.unknownWords).toEqual([{ field: 'sexCode', word: '帅哥', count: 1 }]);
    expect((await clerk({ id: 'u-other' }).read(job.id)).unknownWords).toEqual([]);
    const again = await zhang.does(checked, 'map', ', words: [{ field: "sexCode", word: "帅哥", code: "1" }]');
    await zhang.person.asks(
      'mutation ($id: ID!, $version: Int!) { keepPersonImportTemplate(id: $id, version: $version, name: "老台账") { name } }',
      again,
    );
    expect(await zhang.checked(await odd)).toMatchObject({
      state: 'CHECKED',
      checked: { rows: 1, fresh: 1, faulty: 0 },
    });
  });

  it('sends a large file in pieces', async () => {
    const zhang = clerk();
    const bytes = await ledger(...people(30));
    const half = Math.floor(bytes.length / 2);
    const begun = await zhang.upload(bytes.subarray(0, half), { isLast: false });
    expect(begun).toMatchObject({ state: 'UPLOADING', header: null });
    const job = await zhang.does(begun, 'continue', ', content: $content', {
      content: bytes.subarray(half).toString('base64'),
    });
    expect(job).toMatchObject({ state: 'UPLOADED', header: 1, size: bytes.length });
    await zhang.does(await zhang.does(job, 'map'), 'check');
    await work();
    expect(await zhang.read(job.id)).toMatchObject({ state: 'CHECKED', checked: { rows: 30, fresh: 30 } });
  });
});

describe('somebody of next door', () => {
  it('finds neither the import nor its rows, and brings nothing in here', async () => {
    const { id } = await clerk().checked(await ledger(somebody(1)));
    const stranger = clerk({ at: NEXT_DOOR, id: 'u-next' });
    expect(await stranger.read(id)).toBeNull();
    await expect(stranger.does({ id, version: 1 }, 'apply')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stranger.upload(await ledger(somebody(1)))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
