import type {
  AlertState,
  AssessmentReason,
  AssessmentState,
  CareKind,
  ContactRelation,
  Diagnosis,
  IncomeTag,
  LivingSituation,
  MealState,
  ProviderState,
  RiskEventKind,
  ServiceOrderState,
  WatchLevel,
} from '../generated/api.ts';

/** The codes people choose from, in the order in which they are asked for. */
export const watchLevels = ['CLOSE', 'ROUTINE', 'NONE'] as const satisfies readonly WatchLevel[];

export const careLevels = ['0', '1', '2', '3', '4'] as const;
export type CareLevel = (typeof careLevels)[number];

/** A level as its word is kept; a level the scale does not know reads as the worst. */
export const levelOf = (level: number): CareLevel => careLevels.find((one) => one === String(level)) ?? '4';

export const situations = [
  'ALONE',
  'WITH_SPOUSE',
  'WITH_CHILDREN',
  'WITH_CARER',
  'INSTITUTION',
  'OTHER',
] as const satisfies readonly LivingSituation[];

export const incomeTags = [
  'NONE',
  'LOW_INCOME',
  'NEAR_LOW_INCOME',
  'DESTITUTE',
] as const satisfies readonly IncomeTag[];

export const contactRelations = [
  'SPOUSE',
  'CHILD',
  'RELATIVE',
  'NEIGHBOUR',
  'CARER',
  'OTHER',
] as const satisfies readonly ContactRelation[];

export const careKinds = ['VISIT', 'CALL', 'MEAL', 'BATH', 'MEDICAL_ESCORT'] as const satisfies readonly CareKind[];

export const alertStates = [
  'RAISED',
  'ACKNOWLEDGED',
  'ARRIVED',
  'CLOSED',
  'FALSE_ALARM',
] as const satisfies readonly AlertState[];

export const mealStates = [
  'PLACED',
  'COOKED',
  'DELIVERED_POINT',
  'HANDED_OVER',
  'RATED',
  'MISSED',
  'CANCELLED',
] as const satisfies readonly MealState[];

export const assessmentStates = [
  'DRAFT',
  'SUBMITTED',
  'PUBLISHED',
  'APPEALED',
  'FINAL',
] as const satisfies readonly AssessmentState[];

export const assessmentReasons = [
  'FIRST',
  'ROUTINE',
  'IMMEDIATE',
  'RE_ASSESSMENT',
  'OTHER',
] as const satisfies readonly AssessmentReason[];

export const diagnoses = ['DEMENTIA', 'MENTAL_DISORDER'] as const satisfies readonly Diagnosis[];

export const riskEvents = [
  'FALL',
  'WANDERING',
  'CHOKING',
  'SELF_HARM',
  'OTHER',
] as const satisfies readonly RiskEventKind[];

/** Age bands of elders, as population names them. */
export const elderBands = ['AGE_60_69', 'AGE_70_79', 'AGE_80_89', 'AGE_90_UP'] as const;

export const orderStates = [
  'PLACED',
  'ACCEPTED',
  'REFUSED',
  'DONE',
  'CONFIRMED',
  'CANCELLED',
] as const satisfies readonly ServiceOrderState[];

export const providerStates = ['ACTIVE', 'SUSPENDED'] as const satisfies readonly ProviderState[];

/** Ages from which a subsidy may hold. */
export const subsidyAges = [60, 70, 80, 90] as const;
