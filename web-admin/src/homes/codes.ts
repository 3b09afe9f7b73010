import type {
  BuildingKind,
  HouseTenure,
  HazardAction,
  HazardKind,
  HazardResponsible,
  HazardSeverity,
  HazardState,
  HouseUse,
  MismatchKind,
  MismatchState,
} from '../generated/api.ts';

/** The codes people choose from, in the order in which they are used most. */
export const uses = ['OWN', 'RENTED', 'VACANT', 'BUSINESS', 'COLLECTIVE'] as const satisfies readonly HouseUse[];

// A shape for each use, so that nobody has to tell colours apart.
export const shapes: Readonly<Record<HouseUse, string>> = {
  OWN: '●',
  RENTED: '▲',
  VACANT: '□',
  BUSINESS: '◆',
  COLLECTIVE: '■',
};

export const buildingKinds = [
  'RESIDENTIAL',
  'COMMERCIAL',
  'OFFICE',
  'PUBLIC',
] as const satisfies readonly BuildingKind[];

export const tenures = [
  'MARKET',
  'REFORMED',
  'RESETTLED',
  'PUBLIC_RENTAL',
  'SELF_BUILT',
  'EMPLOYER',
  'OTHER',
] as const satisfies readonly HouseTenure[];

export const hazardKinds = [
  'FIRE_PASSAGE',
  'FIRE_EQUIPMENT',
  'EBIKE',
  'GAS',
  'ELECTRICITY',
  'STRUCTURE',
  'FACADE',
  'FALLING_OBJECT',
  'GROUP_RENTING',
  'ELEVATOR',
  'ILLEGAL_BUILDING',
  'FLOODING',
  'OTHER',
] as const satisfies readonly HazardKind[];

export const severities = ['MINOR', 'GENERAL', 'SERIOUS', 'MAJOR'] as const satisfies readonly HazardSeverity[];

export const hazardStates = [
  'FOUND',
  'ORDERED',
  'RECTIFYING',
  'CHECKED',
  'CLOSED',
  'ESCALATED',
] as const satisfies readonly HazardState[];

export const responsibles = [
  'OWNER',
  'TENANT',
  'PROPERTY_COMPANY',
  'OCCUPIER',
  'OTHER',
] as const satisfies readonly HazardResponsible[];

/** What brings a hazard nearer to its end comes first. */
export const hazardActions = [
  'ORDER',
  'RECTIFY',
  'PASS',
  'CLOSE',
  'SEND_BACK',
  'ESCALATE',
  'DISMISS',
] as const satisfies readonly HazardAction[];

export const mismatchKinds = [
  'VACANT_OCCUPIED',
  'RENTED_WITHOUT_LEASE',
  'OWN_WITH_TENANTS_ONLY',
  'OVER_CAPACITY',
  'COUNT_DIFFERS',
] as const satisfies readonly MismatchKind[];

export const mismatchStates = ['OPEN', 'RESOLVED'] as const satisfies readonly MismatchState[];
