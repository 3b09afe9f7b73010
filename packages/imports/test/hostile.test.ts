import { zipOf } from '../src/workbook/zip.ts';
import { openLedger, writeCsv, writeWorkbook, type Cell, type Written } from '../src/index.ts';
import { ledger, office, titles } from './people/clerks.ts';
import { people, somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';

const { clerk, work } = office(subgraph);

const part = (name: string, text: Buffer | string) => ({ name, content: Buffer.from(text as string) });
const head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const foot = '</sheetData></worksheet>';
const rels = (kind: string, target: string) =>
  `<Relationships><Relationship Id="rId1" Type="http://x/${kind}" Target="${target}"/></Relationships>`;
const bookOf = (sheet: string) =>
  zipOf([
    part('_rels/.rels', rels('officeDocument', 'xl/workbook.xml')),
    part('xl/workbook.xml', '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    part('xl/_rels/workbook.xml.rels', rels('worksheet', 'sheet1.xml')),
    part('xl/sheet1.xml', sheet),
  ]);
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** The size of the last part as the directory says it, made small. */
async function lying(): Promise<Buffer> {
  const bytes = await bookOf(`${head}<row>${text('姓名')}</row>${' '.repeat(3_000_000)}${foot}`);
  const at = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  bytes.writeUInt32LE(1_000, at + 24);
  return bytes;
}

const files: readonly (readonly [string, string, () => Buffer | Promise<Buffer>])[] = [
  ['that is empty', 'LEDGER_EMPTY', () => Buffer.alloc(0)],
  ['that is a PDF', 'LEDGER_UNREADABLE', () => Buffer.from('%PDF-1.7 …')],
  ['that is a program', 'LEDGER_UNREADABLE', () => Buffer.from('\u0001\u0002\u0003\u0004MZ\u0005'.repeat(50))],
  ['that is a zip of something else', 'LEDGER_UNREADABLE', () => zipOf([part('photo.png', 'x')])],
  ['of old Excel', 'LEDGER_OLD_FORMAT', () => Buffer.concat([compound, Buffer.from('Workbook', 'utf16le')])],
  ['with a password', 'LEDGER_ENCRYPTED', () => Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])],
  ['that was cut off', 'LEDGER_DAMAGED', async () => (await ledger(somebody(1))).subarray(0, 900)],
  ['that grows a thousandfold', 'LEDGER_BOMB', () => bookOf(head + ' '.repeat(20_000_000) + foot)],
  ['that lies about its size', 'LEDGER_DAMAGED', lying],
  ['of a thousand parts', 'LEDGER_BOMB', () => zipOf(Array.from({ length: 1_001 }, (_, at) => part(`part${at}`, '')))],
  [
    'that declares entities',
    'LEDGER_UNSAFE',
    () => bookOf(`<!DOCTYPE x [<!ENTITY a "ha">]>${head}<row>${text('&a;')}</row>${foot}`),
  ],
  ['of cells that never end', 'LEDGER_DAMAGED', () => bookOf(`${head}<row>${'<c><v>'.repeat(300_000)}</row>${foot}`)],
  ['in no known encoding', 'LEDGER_ENCODING', () => Buffer.from([0xc4, 0xe3, 0xff, 0xff, 0x0a, 0x81])],
  [
    'of two hundred and one columns',
    'LEDGER_TOO_MANY_COLUMNS',
    () => writeCsv([Array.from({ length: 201 }, (_, at) => `列${at}`)]),
  ],
  [
    'of a sheet as wide',
    'LEDGER_TOO_MANY_COLUMNS',
    () => writeWorkbook('S', [Array.from({ length: 201 }, (_, at) => `列${at}`)]),
  ],
];

describe('a file', () => {
  it.each(files)('%s is refused as %s', async (_, code, make) => {
    await expect(clerk().upload(await make())).rejects.toMatchObject({ code });
  });

  it('of more rows than a ledger has fails when they are counted, and nothing of it goes in', async () => {
    expect(await clerk().checked(await ledger(...people(101)))).toMatchObject({
      state: 'FAILED',
      failure: { code: 'LEDGER_TOO_MANY_ROWS' },
    });
    expect(await clerk().checked(await ledger())).toMatchObject({ state: 'FAILED', failure: { code: 'LEDGER_EMPTY' } });
  });

  it('is no larger than it may be, however many pieces it comes in', async () => {
    const zhang = clerk();
    const half = Buffer.alloc(600_000);
    const job = await zhang.upload(half, { isLast: false });
    const content = half.toString('base64');
    await expect(zhang.does(job, 'continue', ', content: $content', { content })).rejects.toMatchObject({
      code: 'LEDGER_TOO_LARGE',
      extensions: { limit: 1_000_000 },
    });
  });
});

describe('a header', () => {
  it('is found under a title, and where its cells are merged over two rows', async () => {
    const row = (at: number, ...cells: readonly string[]) =>
      `<row r="${at}">${cells.map((cell, column) => (cell ? text(cell).replace('<c', `<c r="${'ABC'[column]}${at}"`) : '')).join('')}</row>`;
    const bytes = await bookOf(
      `${head}${row(1, '滨湖居民台账')}${row(2, '姓名', '证件', '')}${row(3, '', '身份证号', '性别')}${row(4, '张三', String(somebody(1)[1]), '男')}${foot}`,
    );
    const job = await clerk().upload(bytes);
    expect(job).toMatchObject({ header: 3 });
    expect(job.columns.map(({ title, field }: Record<string, string>) => [title, field])).toEqual([
      ['姓名', 'name'],
      ['身份证号', 'idNumber'],
      ['性别', 'sexCode'],
    ]);
  });

  it('is not a row of data: what it holds would be shown', async () => {
    const job = await clerk().upload(await ledger(somebody(1)));
    await expect(clerk().does(job, 'choose', ', sheet: 0, header: 2')).rejects.toMatchObject({
      code: 'HEADER_UNKNOWN',
    });
    await expect(clerk().does(job, 'choose', ', sheet: 1, header: 1')).rejects.toMatchObject({ code: 'SHEET_UNKNOWN' });
    expect((await clerk().upload(await writeWorkbook('S', [['张三', '340199199001011234']]))).columns).toEqual([]);
  });
});

const number = String(somebody(7)[1]);
const [name, idNumber, sexCode, bornOn, phone, room] = [0, 1, 2, 3, 4, 5];

/** What a cell of one column says, or why it says nothing. */
const cells: readonly (readonly [string, number, Written, string])[] = [
  ['a formula', name, { formula: 'A1', shown: '张三' }, 'CELL_FORMULA'],
  ['a text that would be a formula', room, '=1+1', 'CELL_FORMULA'],
  ['nothing where something is needed', name, null, 'VALUE_MISSING'],
  ['a name of a page', name, '张'.repeat(21), 'TEXT_TOO_LONG'],
  ['a NUL', name, '张\u0000三', 'CELL_NUL'],
  ['a name nobody has', name, '无名', 'VALUE_INVALID'],
  ['a wrong check digit', idNumber, '340199199001011234', 'CITIZEN_NUMBER_INVALID'],
  ['a citizen number kept as a figure', idNumber, 340199199001011200, 'DIGITS_LOST'],
  ['a citizen number that a spreadsheet shortened', idNumber, '3.40199E+17', 'DIGITS_LOST'],
  ['a word of no list', sexCode, '外星人', 'WORD_UNKNOWN'],
  ['a day that never was', bornOn, '2023-02-30', 'DATE_INVALID'],
  ['the leap day of 1900', bornOn, { serial: 60 }, 'DATE_INVALID'],
  ['a year of two digits', bornOn, '90-01-02', 'DATE_INVALID'],
  ['a telephone too short', phone, '12345', 'PHONE_INVALID'],
  ['a telephone kept as a figure', phone, '1.38E+10', 'DIGITS_LOST'],
  ['a room that became a day', room, { serial: 45000 }, 'TURNED_INTO_DATE'],
];

describe('a row', () => {
  it('with something wrong in a cell comes back with the reason of that cell', async () => {
    const rows = cells.map(([, column, cell], at) => somebody(at + 1, { [column]: cell }));
    const { id } = await clerk().checked(await ledger(...rows));
    const { person } = clerk();
    const { personImport } = await person.asks(
      'query ($id: ID!) { personImport(id: $id) { faults(first: 100) { nodes { row title reason { code } } } } }',
      { id },
    );
    expect(personImport.faults.nodes).toEqual(
      cells.map(([, column, , code], at) => ({ row: at + 2, title: titles[column], reason: { code } })),
    );
  });

  it('is understood however people write it', async () => {
    const zhang = clerk({ purpose: 'LEDGER_IMPORT' });
    const days = ['1990-1-2', '1990/01/02', '1990.1.2', '1990年1月2日', '19900102', { serial: 32875 }, 32875, 19900102];
    const numbers = [
      `'${number}`,
      number.toLowerCase(),
      [...number].map((digit) => (digit === 'X' ? digit : String.fromCharCode(digit.charCodeAt(0) + 0xfee0))).join(''),
      ` ${number} `,
    ];
    for (const cell of numbers) {
      const job = await zhang.checked(await ledger(somebody(7, { [idNumber]: cell })));
      expect(job.checked).toMatchObject({ fresh: 1, faulty: 0 });
    }
    const job = await zhang.checked(
      await ledger(...days.map((day, at) => somebody(at + 1, { [bornOn]: day, [phone]: '+86 138-0013-8000' }))),
    );
    const { personImport } = await zhang.person.asks(
      'query ($id: ID!) { personImport(id: $id) { difference(first: 100, kind: NEW) { nodes { cells { bornOn phone } } } } }',
      { id: job.id },
    );
    expect(personImport.difference.nodes).toEqual(
      days.map(() => ({ cells: { bornOn: '1990-01-02', phone: '13800138000' } })),
    );
  });
});

describe('a text that comes back', () => {
  const FILE = 'query ($id: ID!) { personImport(id: $id) { faultyRows } }';
  const rowsOf = async (bytes: Buffer): Promise<readonly (readonly Cell[])[]> => {
    const rows: (readonly Cell[])[] = [];
    for await (const lines of (await openLedger(bytes)).lines(0)) rows.push(...lines.map((line) => line.cells));
    return rows;
  };

  it.each(['UTF-8', 'UTF-8-BOM', 'UTF-16LE', 'GB18030'] as const)(
    'is written in %s as it came, calculates nothing, and can be sent again',
    async (encoding) => {
      const zhang = clerk({ purpose: 'LEDGER_IMPORT' });
      const evil = somebody(1, { 0: '张三', 2: '=cmd|calc', 5: '@SUM(1)' }).map(String);
      const bytes = writeCsv([[...titles], evil, somebody(2).map(String)], encoding);
      const job = await zhang.applied(bytes);
      expect(job).toMatchObject({ state: 'PARTLY', encoding, applied: { rows: 2, fresh: 1, faulty: 1 } });
      const back = Buffer.from((await zhang.person.asks(FILE, { id: job.id })).personImport.faultyRows, 'base64');
      expect((await openLedger(back)).encoding).toBe(encoding);
      const [header, row] = await rowsOf(back);
      expect(header?.at(-1)).toBe('错误原因');
      expect([row?.[2], row?.[5]]).toEqual(["'=cmd|calc", "'@SUM(1)"]);
      const again = await zhang.upload(back);
      expect(again.columns.at(-1)).toEqual({ at: 6, title: '错误原因', field: null });
      await zhang.does(await zhang.does(again, 'map'), 'check');
      await work();
      expect(await zhang.read(again.id)).toMatchObject({
        state: 'CHECKED',
        checked: { rows: 1, faults: [{ field: 'sexCode', reason: { code: 'CELL_FORMULA' } }] },
      });
    },
  );
});
