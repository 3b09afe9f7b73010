/** Kinds of merchants 商户类别. */
export type MerchantKind = 'SHOP' | 'MARKET_STALL' | 'OFFICE' | 'SMALL_PLACE' | 'ORG';
export type MerchantStatus = 'OPEN' | 'SUSPENDED' | 'CLOSED';
export type EmployeeBand = 'UP_TO_5' | 'UP_TO_9' | 'UP_TO_49' | 'UP_TO_299' | 'FROM_300';
export type PremisesKind = 'HOUSE' | 'POINT';

/** What moves a credit score 评分项. */
export const creditCauses = [
  'INSPECTION_PASSED',
  'INSPECTION_FAILED',
  'RECTIFIED_IN_TIME',
  'RECTIFICATION_OVERDUE',
  'TRANSFERRED',
  'LICENCE_EXPIRED',
  'LICENCE_REVOKED',
] as const;
export type CreditCause = (typeof creditCauses)[number];

export type LicenceKind =
  'BUSINESS' | 'FOOD' | 'HYGIENE' | 'FIRE_SAFETY' | 'TOBACCO' | 'MEDICAL' | 'SPECIAL_TRADE' | 'OTHER';
export type LicenceState = 'VALID' | 'EXPIRING' | 'EXPIRED' | 'REVOKED';

export type InspectionState =
  | 'PLANNED'
  | 'DONE'
  | 'RECTIFY_ORDERED'
  | 'SUBMITTED'
  | 'VERIFIED'
  | 'OVERDUE'
  | 'TRANSFERRED'
  | 'SETTLED'
  | 'CANCELLED';
export type InspectionResult = 'PASS' | 'FAIL';
export type InspectionAction = 'CANCEL' | 'RECORD' | 'ORDER' | 'SUBMIT' | 'VERIFY' | 'SEND_BACK' | 'TRANSFER';

export type GoodsUnit = 'HALF_KILOGRAM' | 'PIECE';
export type SourceKind = 'FARM' | 'WHOLESALE' | 'SLAUGHTERHOUSE' | 'FACTORY' | 'OTHER';
export type LotState = 'ON_SALE' | 'SOLD_OUT' | 'WITHDRAWN';
