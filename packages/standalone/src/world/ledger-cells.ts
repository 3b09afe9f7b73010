import type { Written } from '@linli/imports';
import { codeListOf, wordFor } from '@linli/vocabulary';

/** A row of a ledger by the fields it fills. */
export type LedgerCells = Readonly<Record<string, Written>>;

/** What is known of a resident, as far as a ledger says it. */
export interface Person {
  readonly name: string;
  readonly idNumber?: string | null;
  readonly sexCode: string;
  readonly birthDate?: string | null;
  readonly ethnicity?: string | null;
  readonly phone?: string | null;
  readonly residency: 'HUKOU' | 'FLOATING' | 'SEPARATED' | 'OVERSEAS';
  readonly education?: string | null;
  readonly maritalStatus?: string | null;
  readonly politicalStatus?: string | null;
  readonly occupation?: string | null;
  readonly workplace?: string | null;
  readonly registeredAddress?: string | null;
  readonly emergencyName?: string | null;
  readonly emergencyPhone?: string | null;
  readonly arrivalDate?: string | null;
  readonly relationToHead?: keyof typeof toHead | null;
}

/** The columns as a community's own file names them. */
export const ledgerTitles = {
  name: '姓名',
  idNumber: '身份证号',
  sexCode: '性别',
  birthDate: '出生年月日',
  ethnicity: '民族',
  phone: '手机号码',
  residency: '人口类型',
  education: '文化程度',
  maritalStatus: '婚姻状况',
  politicalStatus: '政治面貌',
  occupation: '职业',
  workplace: '服务处所',
  registeredAddress: '户籍所在地',
  emergencyName: '紧急联系人',
  emergencyPhone: '紧急联系人电话',
  arrivalDate: '迁入日期',
  place: '社区代码',
  address: '家庭住址',
  relation: '居住性质',
  household: '户编号',
  relationToHead: '与户主关系',
} as const;

const residencies = { HUKOU: '户籍人口', FLOATING: '流动人口', SEPARATED: '人户分离', OVERSEAS: '境外人员' } as const;
const toHead = {
  HEAD: '户主',
  SPOUSE: '配偶',
  CHILD: '子',
  PARENT: '父母',
  GRANDCHILD: '孙子',
  GRANDPARENT: '祖父母',
  SIBLING: '兄弟姐妹',
  OTHER: '其他亲属',
  NOT_RELATED: '非亲属',
} as const;

const worded = (id: string, code: string | null | undefined): string | null => {
  const list = code ? codeListOf(id) : null;
  return list && code ? wordFor(list, code) : null;
};

/** How a person belongs to the house, and where it is. */
export interface Home {
  readonly address: string;
  readonly relation: string;
  readonly household: string;
}

/** A person as one line of a ledger, in words. */
export function cellsOf(person: Person, home: Home): LedgerCells {
  const { relationToHead, residency, ...known } = person;
  return {
    name: known.name,
    idNumber: known.idNumber ?? null,
    sexCode: known.sexCode === '1' ? '男' : '女',
    birthDate: known.birthDate ?? null,
    ethnicity: worded('ethnic-group', known.ethnicity),
    phone: known.phone ?? null,
    residency: residencies[residency],
    education: worded('education', known.education),
    maritalStatus: worded('marital-status', known.maritalStatus),
    politicalStatus: worded('political-status', known.politicalStatus),
    occupation: known.occupation ?? null,
    workplace: known.workplace ?? null,
    registeredAddress: known.registeredAddress ?? null,
    emergencyName: known.emergencyName ?? null,
    emergencyPhone: known.emergencyPhone ?? null,
    arrivalDate: known.arrivalDate ?? null,
    place: null,
    ...home,
    relationToHead: relationToHead ? toHead[relationToHead] : null,
  };
}
