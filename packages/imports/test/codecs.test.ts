import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { openLedger, writeCsv, writeWorkbook, type Cell, type Written } from '../src/index.ts';

/** All rows of the first sheet, by their number. */
async function rowsOf(bytes: Buffer, sheet = 0): Promise<ReadonlyMap<number, readonly Cell[]>> {
  const rows = new Map<number, readonly Cell[]>();
  const ledger = await openLedger(bytes);
  for await (const lines of ledger.lines(sheet)) for (const { at, cells } of lines) rows.set(at, cells);
  return rows;
}

const trimmed = (cells: readonly Cell[]): readonly Cell[] => {
  const last = cells.findLastIndex((cell) => cell !== null && cell !== '');
  return cells.slice(0, last + 1).map((cell) => cell ?? '');
};

const tableOf = async (bytes: Buffer, height: number): Promise<readonly (readonly Cell[])[]> => {
  const rows = await rowsOf(bytes);
  return Array.from({ length: height }, (_, at) => trimmed(rows.get(at + 1) ?? []));
};

// Lone surrogates are no text in any encoding, and a workbook has no line end but LF.
const text = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((value) => value.isWellFormed() && !/[\uFFFE\uFFFF]/.test(value));
const table = fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

describe('a workbook', () => {
  it('says again what any table said', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const found = await tableOf(await writeWorkbook('台账', rows), rows.length);
        expect(found).toEqual(rows.map(trimmed));
      }),
      { numRuns: 100 },
    );
  });

  it('is read as another program wrote it: shared texts, rich texts, numbers, days, formulas, errors', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('居民');
    book.addWorksheet('说明').addRow(['第二张']);
    sheet.addRow(['姓名', '年龄', '生日', '合计', '错', '富']);
    const row = sheet.addRow(['张三 & <李四>', 42, new Date(Date.UTC(1990, 0, 2)), { formula: 'B2+1', result: 43 }]);
    row.getCell(5).value = { error: '#N/A' };
    row.getCell(6).value = { richText: [{ text: '王', font: { bold: true } }, { text: '五' }] };
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect((await openLedger(bytes)).sheets).toEqual(['居民', '说明']);
    expect((await rowsOf(bytes)).get(2)).toEqual([
      '张三 & <李四>',
      { raw: '42', isDate: false, shift: 0 },
      { raw: '32875', isDate: true, shift: 0 },
      { odd: 'FORMULA', text: '=B2+1' },
      { odd: 'ERROR', text: '#N/A' },
      '王五',
    ]);
    expect((await rowsOf(bytes, 1)).get(1)).toEqual(['第二张']);
  });

  it('that we write is read by another program', async () => {
    const cells: Written[] = ['张三', 42, { serial: 32875 }, '=1+1', null, { formula: 'B2+1', shown: '43' }];
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await writeWorkbook('居民', [['姓名'], cells])) as never);
    const row = book.getWorksheet('居民')?.getRow(2);
    expect(row?.getCell(1).text).toBe('张三');
    expect(row?.getCell(2).value).toBe(42);
    expect(row?.getCell(3).value).toEqual(new Date(Date.UTC(1990, 0, 2)));
    expect([row?.getCell(4).type, row?.getCell(4).value]).toEqual([ExcelJS.ValueType.String, '=1+1']);
    expect(row?.getCell(6).formula).toBe('B2+1');
  });
});

describe('a text of rows', () => {
  const chinese = fc
    .string({ unit: fc.constantFrom(...'张三李四,"\n\t;|龘﨑𠮷㐂ab1 '), maxLength: 12 })
    .filter((value) => !value.startsWith('\t'));

  it.each(['UTF-8', 'UTF-8-BOM', 'UTF-16LE', 'UTF-16BE', 'GB18030'] as const)(
    'says again what any table said, in %s',
    async (encoding) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(chinese, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
          async (body) => {
            const rows = [['姓名', '身份证号', '电话号码', '住址'], ...body];
            const bytes = writeCsv(rows, encoding);
            expect((await openLedger(bytes)).encoding).toBe(encoding);
            expect(await tableOf(bytes, rows.length)).toEqual(rows.map(trimmed));
          },
        ),
        { numRuns: 30 },
      );
    },
  );
});
