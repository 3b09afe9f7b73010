import { escapeXml } from './xml.ts';
import { type ZipPart, zipOf } from './zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument';

/** The namespaces of a sheet of our own. */
export const sheetHead = `${HEAD}<worksheet xmlns="${MAIN}">`;

/** Styles of our own: 0 as it comes, 1 text, 2 a day, 3 bold text. */
const ownStyles = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export interface Packed {
  readonly sheet: string;
  /** The sheet's document, whole. */
  readonly rows: string;
  readonly styles?: string | null;
  readonly theme?: string | null;
}

const part = (name: string, text: string): ZipPart => ({ name, content: Buffer.from(text) });

const relation = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

const type = (name: string, of: string): string => `<Override PartName="/${name}" ContentType="${TYPES}.${of}+xml"/>`;

/** A workbook of one sheet. */
export function packWorkbook({ sheet, rows, styles, theme }: Packed): Promise<Buffer> {
  const main = 'spreadsheetml';
  const overrides = [
    type('xl/workbook.xml', `${main}.sheet.main`),
    type('xl/worksheets/sheet1.xml', `${main}.worksheet`),
    type('xl/styles.xml', `${main}.styles`),
    theme ? type('xl/theme/theme1.xml', 'theme') : '',
  ].join('');
  const relations = [
    relation(1, 'worksheet', 'worksheets/sheet1.xml'),
    relation(2, 'styles', 'styles.xml'),
    theme ? relation(3, 'theme', 'theme/theme1.xml') : '',
  ].join('');
  return zipOf([
    part(
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`,
    ),
    part(
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part('xl/_rels/workbook.xml.rels', `${HEAD}<Relationships xmlns="${RELATIONS}">${relations}</Relationships>`),
    part('xl/worksheets/sheet1.xml', rows),
    part('xl/styles.xml', styles ?? ownStyles),
    ...(theme ? [part('xl/theme/theme1.xml', theme)] : []),
  ]);
}
