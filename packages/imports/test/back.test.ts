import ExcelJS from 'exceljs';
import { openLedger, writeCsv } from '../src/index.ts';
import { office, titles } from './people/clerks.ts';
import { somebody } from './people/somebody.ts';
import { hasty } from './people/subgraph.ts';

const { clerk } = office(hasty);
const FILE = 'query ($id: ID!) { personImport(id: $id) { faultyRows } }';

async function backOf(id: string): Promise<Buffer> {
  const { person } = clerk({ purpose: 'LEDGER_IMPORT' });
  return Buffer.from((await person.asks(FILE, { id })).personImport.faultyRows, 'base64');
}

/** The only sheet of a workbook, as another program reads it. */
async function sheetIn(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as never);
  const [sheet, ...others] = book.worksheets;
  expect(others).toEqual([]);
  return sheet as ExcelJS.Worksheet;
}

/** A ledger as an office keeps it: a title over all columns, colours, widths, days as days, a second sheet. */
async function officeLedger(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('说明').addRow(['填表说明']);
  const sheet = book.addWorksheet('居民', { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.addRow(['滨湖居民台账']);
  sheet.mergeCells('A1:F1');
  const header = sheet.addRow([...titles]);
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE699' } };
  sheet.getColumn(2).width = 24;
  for (const [at, over] of [{}, { 0: null }, {}, { 2: '外星人' }].entries()) {
    const row = sheet.addRow([...somebody(at + 1, over)]);
    row.getCell(4).value = new Date(Date.UTC(1990, 0, 2));
    row.getCell(4).numFmt = 'yyyy"年"m"月"d"日"';
    row.getCell(6).value = at === 3 ? { formula: 'A1+1', result: 5 } : 101;
  }
  sheet.mergeCells('E3:E4');
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a workbook that comes back', () => {
  it('has its sheet, title, header, widths, colours and days, and only the rows that did not go in', async () => {
    const { id, header } = await clerk().applied(await officeLedger());
    expect(header).toBe(2);
    const sheet = await sheetIn(await backOf(id));
    expect(sheet.name).toBe('居民');
    expect(sheet.rowCount).toBe(4);
    expect(sheet.getCell('A1').isMerged).toBe(true);
    expect(sheet.getCell('E3').isMerged).toBe(false);
    expect(sheet.getColumn(2).width).toBe(24);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect([...titles, '错误原因']).toEqual([1, 2, 3, 4, 5, 6, 7].map((at) => sheet.getRow(2).getCell(at).text));
    expect(sheet.getCell('A2').font.bold).toBe(true);
    expect(sheet.getCell('A2').fill).toMatchObject({ fgColor: { argb: 'FFFFE699' } });
    expect(sheet.getCell('D3').value).toEqual(new Date(Date.UTC(1990, 0, 2)));
    expect(sheet.getCell('D3').numFmt).toBe('yyyy"年"m"月"d"日"');
    expect(sheet.getCell('F3').value).toBe(101);
    expect([sheet.getCell('F4').type, sheet.getCell('F4').value]).toEqual([ExcelJS.ValueType.String, '=A1+1']);
    expect(sheet.getCell('G3').text).toBe('原第 4 行; 姓名: 缺少必填内容');
    expect(sheet.getCell('G4').text).toMatch(/^原第 6 行; 性别: .*; 房号: 单元格是公式/);
  });

  it('can be put right and sent again', async () => {
    const { id } = await clerk().applied(await officeLedger());
    const sheet = await sheetIn(await backOf(id));
    for (const [cell, value] of [
      ['A3', '李四'],
      ['C4', '女'],
      ['F4', 102],
    ] as const)
      sheet.getCell(cell).value = value;
    expect(await clerk().applied(Buffer.from(await sheet.workbook.xlsx.writeBuffer()))).toMatchObject({
      state: 'APPLIED',
      applied: { rows: 2, fresh: 2, faulty: 0 },
    });
  });
});

describe('a ledger of many faults', () => {
  it('lists a thousand of them, counts all, and hands all of the rows back', async () => {
    const count = 1_200;
    const rows = Array.from({ length: count }, (_, at) =>
      somebody(at + 1, { 0: null, 2: '外星人' }).map((cell) => String(cell ?? '')),
    );
    const job = await clerk().checked(writeCsv([[...titles], ...rows]));
    expect(job.checked).toMatchObject({
      rows: count,
      faulty: count,
      faults: [
        { field: 'name', title: '姓名', count, reason: { code: 'VALUE_MISSING' } },
        { field: 'sexCode', title: '性别', count, reason: { code: 'WORD_UNKNOWN' } },
      ],
    });
    const { personImport } = await clerk().person.asks(
      'query ($id: ID!) { personImport(id: $id) { faults(first: 1) { totalCount } } }',
      { id: job.id },
    );
    expect(personImport.faults.totalCount).toBe(1_000);
    let found = 0;
    for await (const lines of (await openLedger(await backOf(job.id))).lines(0)) found += lines.length;
    expect(found).toBe(count + 1);
  });
});
