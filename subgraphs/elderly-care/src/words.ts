export type ElderState = 'ACTIVE' | 'LEFT' | 'DECEASED' | 'MERGED';
export type WatchLevel = 'NONE' | 'ROUTINE' | 'CLOSE';
export type LivingSituation = 'ALONE' | 'WITH_SPOUSE' | 'WITH_CHILDREN' | 'WITH_CARER' | 'INSTITUTION' | 'OTHER';
export type IncomeTag = 'NONE' | 'LOW_INCOME' | 'NEAR_LOW_INCOME' | 'DESTITUTE';
export type ContactRelation = 'SPOUSE' | 'CHILD' | 'RELATIVE' | 'NEIGHBOUR' | 'CARER' | 'OTHER';

/** Where a resident stands, as population says. */
export type PersonStatus = 'PRESENT' | 'LEFT' | 'DECEASED';

export type AbilityDimension = 'SELF_CARE' | 'MOVEMENT' | 'MENTAL' | 'PARTICIPATION';
export type AbilityAdjustment = 'COMA' | 'DIAGNOSIS' | 'RISK_EVENTS';
export type AssessmentReason = 'FIRST' | 'ROUTINE' | 'IMMEDIATE' | 'RE_ASSESSMENT' | 'OTHER';
export type AssessmentState = 'DRAFT' | 'SUBMITTED' | 'PUBLISHED' | 'APPEALED' | 'FINAL';
export type AssessmentOutcome = 'UNCONTESTED' | 'KEPT' | 'OVERTURNED';
export type Diagnosis = 'DEMENTIA' | 'MENTAL_DISORDER';
export type RiskEventKind = 'FALL' | 'WANDERING' | 'CHOKING' | 'SELF_HARM' | 'OTHER';

export type CareKind = 'VISIT' | 'CALL' | 'BATH' | 'MEAL' | 'MEDICAL_ESCORT';
export type CarePlanState = 'DRAFT' | 'ACTIVE' | 'ENDED';
export type CareTaskState = 'TODO' | 'DOING' | 'DONE' | 'MISSED' | 'CANCELLED';

export type AlertKind = 'VITAL_SIGN' | 'NO_MOVEMENT' | 'SOS';
export type AlertState = 'RAISED' | 'ACKNOWLEDGED' | 'ARRIVED' | 'CLOSED' | 'FALSE_ALARM';
export type AlertStep = 'WORKER' | 'FAMILY' | 'STREET';

export type ProviderState = 'ACTIVE' | 'SUSPENDED';
export type ServiceOrderState = 'PLACED' | 'ACCEPTED' | 'REFUSED' | 'DONE' | 'CONFIRMED' | 'CANCELLED';
export type CanteenKind = 'KITCHEN' | 'COMMUNITY_POINT';
export type MealTime = 'LUNCH' | 'DINNER';
export type MealState = 'PLACED' | 'COOKED' | 'DELIVERED_POINT' | 'HANDED_OVER' | 'RATED' | 'MISSED' | 'CANCELLED';
export type SatisfactionSubject = 'MEALS' | 'SERVICES' | 'CARE' | 'OVERALL';
