import type { Column } from '@linli/imports';
import { codeListOf } from '@linli/vocabulary';

/** A national list as ledgers write it: the word → the code. */
const listed = (id: string): Readonly<Record<string, string>> =>
  Object.fromEntries((codeListOf(id)?.entries ?? []).map(({ code, zh }) => [zh, code]));

const ethnicGroups = listed('ethnic-group');
// 汉 as well as 汉族.
const ethnicWords = Object.fromEntries(
  Object.entries(ethnicGroups).flatMap(([zh, code]) => [[zh, code] as const, [zh.replace(/族$/u, ''), code] as const]),
);

const text = (
  field: string,
  titles: readonly [string, ...string[]],
  rest: Omit<Column, 'field' | 'kind' | 'titles'>,
): Column => ({ field, titles, kind: 'TEXT', ...rest });

const code = (
  field: string,
  titles: readonly [string, ...string[]],
  rest: Omit<Column, 'field' | 'kind' | 'titles'>,
): Column => ({ field, titles, kind: 'CODE', ...rest });

const who: readonly Column[] = [
  text('name', ['姓名', '居民姓名', '人员姓名', 'name'], { required: true, max: 60, class: 'P2', mask: 'NAME' }),
  {
    field: 'idNumber',
    titles: ['公民身份号码', '身份证号', '身份证号码', '证件号码', 'idNumber'],
    kind: 'CITIZEN_NUMBER',
    class: 'P3',
    mask: 'ID_NUMBER',
  },
  code('idType', ['其他证件类型', 'idType'], {
    codes: {
      护照: 'PASSPORT',
      港澳居民来往内地通行证: 'HK_MACAO',
      台湾居民来往大陆通行证: 'TAIWAN',
      外国人永久居留身份证: 'FOREIGN_RESIDENT',
      出生医学证明: 'BIRTH_CERTIFICATE',
    },
    class: 'P1',
  }),
  text('otherNumber', ['其他证件号码', 'otherNumber'], { max: 30, class: 'P3', mask: 'ALL' }),
  code('sexCode', ['性别', 'sexCode'], { codes: { 男: '1', 男性: '1', 女: '2', 女性: '2', 未知: '0' }, class: 'P1' }),
  { field: 'birthDate', titles: ['出生日期', '出生年月日', '生日', 'birthDate'], kind: 'DATE', class: 'P2' },
  code('ethnicity', ['民族', 'ethnicity'], { codes: ethnicWords, class: 'P3', mask: 'ALL' }),
];

const about: readonly Column[] = [
  {
    field: 'phone',
    titles: ['联系电话', '手机号码', '手机', '电话', 'phone'],
    kind: 'PHONE',
    class: 'P2',
    mask: 'PHONE',
  },
  code('residency', ['居住类型', '人口类型', '户籍类型', 'residency'], {
    codes: {
      户籍: 'HUKOU',
      户籍人口: 'HUKOU',
      常住: 'HUKOU',
      流动: 'FLOATING',
      流动人口: 'FLOATING',
      人户分离: 'SEPARATED',
      境外: 'OVERSEAS',
      境外人员: 'OVERSEAS',
    },
    class: 'P1',
  }),
  code('education', ['学历', '文化程度', 'education'], {
    codes: {
      ...listed('education'),
      研究生: '10',
      本科: '20',
      大专: '30',
      中专: '40',
      高中: '60',
      初中: '70',
      小学: '80',
    },
    class: 'P2',
  }),
  code('maritalStatus', ['婚姻状况', 'maritalStatus'], {
    codes: { ...listed('marital-status'), 离异: '40' },
    class: 'P2',
  }),
  code('politicalStatus', ['政治面貌', 'politicalStatus'], {
    codes: { ...listed('political-status'), 中共党员: '01', 党员: '01', 预备党员: '02', 共青团员: '03', 团员: '03' },
    class: 'P3',
    mask: 'ALL',
  }),
  text('occupation', ['职业', 'occupation'], { max: 60, class: 'P2' }),
  text('workplace', ['工作单位', '服务处所', 'workplace'], { max: 100, class: 'P2' }),
  text('registeredAddress', ['户籍地址', '户籍所在地', 'registeredAddress'], { class: 'P2', mask: 'ADDRESS' }),
  text('emergencyName', ['紧急联系人', 'emergencyName'], { max: 60, class: 'P2', mask: 'NAME' }),
  {
    field: 'emergencyPhone',
    titles: ['紧急联系电话', '紧急联系人电话', 'emergencyPhone'],
    kind: 'PHONE',
    class: 'P2',
    mask: 'PHONE',
  },
  { field: 'arrivalDate', titles: ['来本地日期', '迁入日期', 'arrivalDate'], kind: 'DATE', class: 'P1' },
];

const where: readonly Column[] = [
  { field: 'place', titles: ['区划代码', '网格编码', '社区代码', 'place'], kind: 'PLACE', class: 'P0' },
  text('address', ['现住址', '现居住地址', '居住地址', '家庭住址', '住址', 'address'], {
    class: 'P2',
    mask: 'ADDRESS',
  }),
  code('relation', ['与房屋关系', '居住性质', 'relation'], {
    codes: {
      业主: 'OWNER',
      自有: 'OWNER',
      租户: 'TENANT',
      承租: 'TENANT',
      租住: 'TENANT',
      家属: 'FAMILY',
      其他: 'OTHER',
    },
    class: 'P1',
  }),
  text('household', ['户号', '户编号', 'household'], { max: 30, class: 'P2' }),
  code('relationToHead', ['与户主关系', 'relationToHead'], {
    codes: {
      户主: 'HEAD',
      本人: 'HEAD',
      配偶: 'SPOUSE',
      妻: 'SPOUSE',
      夫: 'SPOUSE',
      子: 'CHILD',
      女: 'CHILD',
      儿子: 'CHILD',
      女儿: 'CHILD',
      父亲: 'PARENT',
      母亲: 'PARENT',
      父母: 'PARENT',
      孙子: 'GRANDCHILD',
      孙女: 'GRANDCHILD',
      祖父母: 'GRANDPARENT',
      兄弟姐妹: 'SIBLING',
      其他亲属: 'OTHER',
      非亲属: 'NOT_RELATED',
    },
    class: 'P1',
  }),
];

/** What a ledger of people may say 人口台账. */
export const columns: readonly Column[] = [...who, ...about, ...where];
