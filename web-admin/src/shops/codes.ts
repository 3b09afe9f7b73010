import type {
  CreditCause,
  GoodsUnit,
  EmployeeBand,
  InspectionAction,
  InspectionState,
  LicenceKind,
  MerchantKind,
  MerchantStatus,
  SourceKind,
} from '../generated/api.ts';

/** The codes people choose from, in the order in which they are asked for. */
export const merchantKinds = [
  'SHOP',
  'SMALL_PLACE',
  'MARKET_STALL',
  'OFFICE',
  'ORG',
] as const satisfies readonly MerchantKind[];

export const merchantStatuses = ['OPEN', 'SUSPENDED', 'CLOSED'] as const satisfies readonly MerchantStatus[];

export const licenceKinds = [
  'BUSINESS',
  'FOOD',
  'HYGIENE',
  'FIRE_SAFETY',
  'TOBACCO',
  'MEDICAL',
  'SPECIAL_TRADE',
  'OTHER',
] as const satisfies readonly LicenceKind[];

export const employeeBands = [
  'UP_TO_5',
  'UP_TO_9',
  'UP_TO_49',
  'UP_TO_299',
  'FROM_300',
] as const satisfies readonly EmployeeBand[];

export const inspectionStates = [
  'PLANNED',
  'DONE',
  'RECTIFY_ORDERED',
  'SUBMITTED',
  'VERIFIED',
  'OVERDUE',
  'TRANSFERRED',
  'SETTLED',
  'CANCELLED',
] as const satisfies readonly InspectionState[];

/** What brings an inspection nearer to its end comes first. */
export const inspectionActions = [
  'RECORD',
  'ORDER',
  'SUBMIT',
  'VERIFY',
  'SEND_BACK',
  'TRANSFER',
  'CANCEL',
] as const satisfies readonly InspectionAction[];

export const creditCauses = [
  'INSPECTION_PASSED',
  'INSPECTION_FAILED',
  'RECTIFIED_IN_TIME',
  'RECTIFICATION_OVERDUE',
  'TRANSFERRED',
  'LICENCE_EXPIRED',
  'LICENCE_REVOKED',
] as const satisfies readonly CreditCause[];

export const goodsUnits = ['HALF_KILOGRAM', 'PIECE'] as const satisfies readonly GoodsUnit[];

export const sourceKinds = [
  'WHOLESALE',
  'FARM',
  'SLAUGHTERHOUSE',
  'FACTORY',
  'OTHER',
] as const satisfies readonly SourceKind[];
