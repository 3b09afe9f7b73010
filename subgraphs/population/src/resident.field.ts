import type { FieldClass } from '@linli/contract';
import { codeListOf, isDay, wordFor } from '@linli/vocabulary';
import type { Code } from '@linli/contract';
import type { ResidentKnown } from './resident.fields.ts';
import type { ResidentField } from './words.field.ts';
import { isBirthDate, isPhone, nameText, narrow, numberText } from './written.ts';

/** How one field of a resident is written, checked and guarded. */
export interface FieldRule {
  readonly key: keyof ResidentKnown & string;
  readonly zh: string;
  readonly fieldClass: FieldClass;
  /** Whether it counts for completeness. */
  readonly counts: boolean;
  /** As it is kept. */
  readonly write: (text: string) => string;
  /** The code of what is wrong with it, null when nothing is. */
  readonly fault: (text: string, today: string) => Code | null;
}

const valid = (is: (text: string, today: string) => boolean, code: Code) => (text: string, today: string) =>
  is(text, today) ? null : code;
const anyText = (): null => null;
const inList = (id: string) => {
  const list = codeListOf(id);
  return valid((text) => list !== null && wordFor(list, text) !== null, 'VALUE_INVALID');
};
const oneOf = (...words: readonly string[]) => valid((text) => words.includes(text), 'VALUE_INVALID');
const lettersOf = (least: number, most: number) => (text: string) => {
  const { length } = [...text];
  return length >= least && length <= most;
};

const idTypes = ['CITIZEN', 'PASSPORT', 'HK_MACAO', 'TAIWAN', 'FOREIGN_RESIDENT', 'BIRTH_CERTIFICATE', 'NONE'];

const of = (
  key: FieldRule['key'],
  zh: string,
  fieldClass: FieldClass,
  rest: Partial<Pick<FieldRule, 'counts' | 'fault' | 'write'>> = {},
): FieldRule => ({ key, zh, fieldClass, counts: false, write: narrow, fault: anyText, ...rest });

const counts = true;

/** The regulation of fields: class by domain rules, shape by the standards of the vocabulary. */
export const residentFields = {
  NAME: of('name', '姓名', 'P2', { counts, write: nameText, fault: valid(lettersOf(2, 60), 'VALUE_INVALID') }),
  ID_TYPE: of('idType', '证件类型', 'P1', { fault: oneOf(...idTypes) }),
  ID_NUMBER: of('idNumber', '证件号码', 'P3', {
    counts,
    write: numberText,
    fault: valid((text) => /^[0-9A-Z()]{5,30}$/.test(text), 'VALUE_INVALID'),
  }),
  SEX: of('sexCode', '性别', 'P1', { counts, fault: inList('sex') }),
  BIRTH_DATE: of('birthDate', '出生日期', 'P2', { counts, fault: valid(isBirthDate, 'BIRTH_DATE_INVALID') }),
  ETHNICITY: of('ethnicity', '民族', 'P3', { counts, fault: inList('ethnic-group') }),
  PHONE: of('phone', '电话', 'P2', { counts, write: numberText, fault: valid(isPhone, 'PHONE_INVALID') }),
  RESIDENCY: of('residency', '居住类型', 'P1', { fault: oneOf('HUKOU', 'FLOATING', 'SEPARATED', 'OVERSEAS') }),
  EDUCATION: of('education', '学历', 'P2', { counts, fault: inList('education') }),
  MARITAL_STATUS: of('maritalStatus', '婚姻状况', 'P2', { counts, fault: inList('marital-status') }),
  POLITICAL_STATUS: of('politicalStatus', '政治面貌', 'P3', { fault: inList('political-status') }),
  OCCUPATION: of('occupation', '职业', 'P2'),
  WORKPLACE: of('workplace', '工作单位', 'P2'),
  REGISTERED_ADDRESS: of('registeredAddress', '户籍地址', 'P2', { counts }),
  EMERGENCY_NAME: of('emergencyName', '紧急联系人', 'P2', { write: nameText }),
  EMERGENCY_PHONE: of('emergencyPhone', '紧急联系电话', 'P2', {
    counts,
    write: numberText,
    fault: valid(isPhone, 'PHONE_INVALID'),
  }),
  ARRIVAL_DATE: of('arrivalDate', '来本地日期', 'P1', {
    fault: valid((text, today) => isDay(text) && text <= today, 'VALUE_INVALID'),
  }),
} as const satisfies Record<ResidentField, FieldRule>;

export const fieldNames = Object.keys(residentFields) as readonly ResidentField[];

/** Fields that nobody is without. */
const needed: readonly ResidentField[] = ['NAME', 'ID_TYPE', 'SEX', 'RESIDENCY'];

export const isNeeded = (field: ResidentField): boolean => needed.includes(field);

const raise = { P0: 'P0', P1: 'P1', P2: 'P3', P3: 'P4', P4: 'P4' } as const satisfies Record<FieldClass, FieldClass>;

/** The class of a field of this person: one higher for a child. */
export const classOf = (field: ResidentField, isOfChild: boolean): FieldClass =>
  isOfChild ? raise[residentFields[field].fieldClass] : residentFields[field].fieldClass;
