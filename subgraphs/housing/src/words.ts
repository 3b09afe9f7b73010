export type BuildingKind = 'RESIDENTIAL' | 'COMMERCIAL' | 'OFFICE' | 'PUBLIC';
export type HouseTenure = 'MARKET' | 'REFORMED' | 'RESETTLED' | 'PUBLIC_RENTAL' | 'SELF_BUILT' | 'EMPLOYER' | 'OTHER';

/** What a house is used for 房屋用途. */
export const houseUses = ['OWN', 'RENTED', 'VACANT', 'BUSINESS', 'COLLECTIVE'] as const;
export type HouseUse = (typeof houseUses)[number];

export type FacilityKind =
  | 'PARTY_SERVICE_POINT'
  | 'CANTEEN'
  | 'ELDERLY_STATION'
  | 'CLINIC'
  | 'KINDERGARTEN'
  | 'FITNESS_GROUND'
  | 'PARKING_SPACE'
  | 'EBIKE_CHARGER'
  | 'WASTE_POINT'
  | 'FIRE_STATION'
  | 'PARCEL_LOCKER'
  | 'OTHER';

export type LeaseState = 'ACTIVE' | 'EXPIRED' | 'ENDED';

export type HazardKind =
  | 'FIRE_PASSAGE'
  | 'FIRE_EQUIPMENT'
  | 'EBIKE'
  | 'GAS'
  | 'ELECTRICITY'
  | 'STRUCTURE'
  | 'FACADE'
  | 'FALLING_OBJECT'
  | 'GROUP_RENTING'
  | 'ELEVATOR'
  | 'ILLEGAL_BUILDING'
  | 'FLOODING'
  | 'OTHER';
export type HazardSeverity = 'MINOR' | 'GENERAL' | 'SERIOUS' | 'MAJOR';
export type HazardState = 'FOUND' | 'ORDERED' | 'RECTIFYING' | 'CHECKED' | 'CLOSED' | 'ESCALATED';
export type HazardAction = 'ORDER' | 'DISMISS' | 'RECTIFY' | 'PASS' | 'SEND_BACK' | 'CLOSE' | 'ESCALATE';
export type HazardOutcome = 'RECTIFIED' | 'UNFOUNDED' | 'BY_CASE';
export type HazardResponsible = 'OWNER' | 'TENANT' | 'PROPERTY_COMPANY' | 'OCCUPIER' | 'OTHER';

/** What does not agree about people and a house 人房不符. */
export const mismatchKinds = [
  'VACANT_OCCUPIED',
  'RENTED_WITHOUT_LEASE',
  'OWN_WITH_TENANTS_ONLY',
  'OVER_CAPACITY',
  'COUNT_DIFFERS',
] as const;
export type MismatchKind = (typeof mismatchKinds)[number];
export type MismatchState = 'OPEN' | 'RESOLVED';
export type MismatchResolution = 'FACT' | 'DECISION';

/** How somebody belongs to a house, as population says. */
export type Relation = 'OWNER' | 'TENANT' | 'FAMILY' | 'OTHER';
