/** The closed lists of the contract, as rules and models read them. */
export type IdType = 'CITIZEN' | 'PASSPORT' | 'HK_MACAO' | 'TAIWAN' | 'FOREIGN_RESIDENT' | 'BIRTH_CERTIFICATE' | 'NONE';
export type Residency = 'HUKOU' | 'FLOATING' | 'SEPARATED' | 'OVERSEAS';
export type ResidentStatus = 'PRESENT' | 'MOVED' | 'DECEASED' | 'MERGED';
export type AgeBand =
  | 'AGE_0_6'
  | 'AGE_7_13'
  | 'AGE_14_17'
  | 'AGE_18_34'
  | 'AGE_35_59'
  | 'AGE_60_69'
  | 'AGE_70_79'
  | 'AGE_80_89'
  | 'AGE_90_UP';
export type HouseholdKind = 'FAMILY' | 'COLLECTIVE';
export type HouseholdState = 'ACTIVE' | 'DISSOLVED';
export type RelationToHead =
  'HEAD' | 'SPOUSE' | 'CHILD' | 'PARENT' | 'GRANDCHILD' | 'GRANDPARENT' | 'SIBLING' | 'OTHER' | 'NOT_RELATED';
export type ResidenceRelation = 'OWNER' | 'TENANT' | 'FAMILY' | 'OTHER';
export type KinshipKind =
  'SPOUSE' | 'CHILD' | 'PARENT' | 'GRANDCHILD' | 'GRANDPARENT' | 'SIBLING' | 'GUARDIAN' | 'WARD' | 'OTHER';
export type ChangeSource = 'VISIT' | 'AFFAIR' | 'IMPORT' | 'SELF' | 'DEPARTMENT';
export type ChangeState = 'AUTO_APPLIED' | 'PENDING' | 'APPROVED' | 'REJECTED';
export type SpecialTagState = 'PROPOSED' | 'APPROVED' | 'LIFTED';
export type AccessState = 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'ENDED';
export type DuplicateState = 'SUGGESTED' | 'CONFIRMED' | 'DISMISSED';
export type MergeState = 'MERGED' | 'UNDONE';
export type ConsentState = 'GIVEN' | 'WITHDRAWN';
export type RequestKind = 'COPY' | 'CORRECT' | 'DELETE' | 'EXPLAIN';
export type RequestState = 'RECEIVED' | 'IDENTITY_CHECKED' | 'IN_REVIEW' | 'FULFILLED' | 'REFUSED';
export type DuplicateReason =
  | 'SAME_ID_NUMBER'
  | 'SAME_NAME'
  | 'SAME_BIRTH_DATE'
  | 'SAME_PINYIN'
  | 'SAME_PHONE'
  | 'SAME_HOUSE'
  | 'OTHER_SEX'
  | 'OTHER_ID_NUMBER'
  | 'SUGGESTED_BY_HAND';
