import type {
  AgeBand,
  ChangeSource,
  ChangeState,
  HouseholdKind,
  KinshipKind,
  RelationToHead,
  RequestKind,
  RequestState,
  Residency,
  ResidenceRelation,
  ResidentField,
  ResidentStatus,
} from '../generated/api.ts';

/** The codes people choose from, in the order of the forms on paper. */
export const residencies = ['HUKOU', 'FLOATING', 'SEPARATED', 'OVERSEAS'] as const satisfies readonly Residency[];

export const statuses = ['PRESENT', 'MOVED', 'DECEASED', 'MERGED'] as const satisfies readonly ResidentStatus[];

export const ageBands = [
  'AGE_0_6',
  'AGE_7_13',
  'AGE_14_17',
  'AGE_18_34',
  'AGE_35_59',
  'AGE_60_69',
  'AGE_70_79',
  'AGE_80_89',
  'AGE_90_UP',
] as const satisfies readonly AgeBand[];

export const sexes = ['1', '2', '9', '0'] as const;
export type Sex = (typeof sexes)[number];

/** A sex the list does not know reads as unknown. */
export const sexOf = (code: string): Sex => sexes.find((one) => one === code) ?? '0';

export const idTypes = [
  'CITIZEN',
  'PASSPORT',
  'HK_MACAO',
  'TAIWAN',
  'FOREIGN_RESIDENT',
  'BIRTH_CERTIFICATE',
  'NONE',
] as const;

export const relations = ['OWNER', 'TENANT', 'FAMILY', 'OTHER'] as const satisfies readonly ResidenceRelation[];

export const relationsToHead = [
  'SPOUSE',
  'CHILD',
  'PARENT',
  'GRANDCHILD',
  'GRANDPARENT',
  'SIBLING',
  'OTHER',
  'NOT_RELATED',
] as const satisfies readonly RelationToHead[];

export const kinships = [
  'SPOUSE',
  'CHILD',
  'PARENT',
  'GRANDCHILD',
  'GRANDPARENT',
  'SIBLING',
  'GUARDIAN',
  'WARD',
  'OTHER',
] as const satisfies readonly KinshipKind[];

export const householdKinds = ['FAMILY', 'COLLECTIVE'] as const satisfies readonly HouseholdKind[];

export const sources = ['VISIT', 'AFFAIR', 'IMPORT', 'SELF', 'DEPARTMENT'] as const satisfies readonly ChangeSource[];

export const changeStates = [
  'PENDING',
  'APPROVED',
  'REJECTED',
  'AUTO_APPLIED',
] as const satisfies readonly ChangeState[];

export const requestKinds = ['COPY', 'CORRECT', 'DELETE', 'EXPLAIN'] as const satisfies readonly RequestKind[];

export const requestStates = [
  'RECEIVED',
  'IDENTITY_CHECKED',
  'IN_REVIEW',
  'FULFILLED',
  'REFUSED',
] as const satisfies readonly RequestState[];

/** Every field that has an origin, and where its value stands in a resident, in the order of the page. */
export const fieldKeys = {
  NAME: 'name',
  SEX: 'sexCode',
  BIRTH_DATE: 'birthDate',
  PHONE: 'phone',
  ID_TYPE: 'idType',
  ID_NUMBER: 'idNumber',
  RESIDENCY: 'residency',
  ARRIVAL_DATE: 'arrivalDate',
  REGISTERED_ADDRESS: 'registeredAddress',
  ETHNICITY: 'ethnicity',
  POLITICAL_STATUS: 'politicalStatus',
  MARITAL_STATUS: 'maritalStatus',
  EDUCATION: 'education',
  OCCUPATION: 'occupation',
  WORKPLACE: 'workplace',
  EMERGENCY_NAME: 'emergencyName',
  EMERGENCY_PHONE: 'emergencyPhone',
} as const satisfies Readonly<Record<ResidentField, string>>;

export const fields = Object.keys(fieldKeys) as readonly ResidentField[];

/** The field a value stands in; nothing for what is derived. */
export const fieldOf = (key: string): ResidentField | undefined => fields.find((field) => fieldKeys[field] === key);

// A masked text of which nothing is left, as the API writes it.
const HIDDEN = '***';

export const isHidden = (value: string | null | undefined): boolean => value === HIDDEN;
