import { fail, type Decision } from '@linli/kit';
import { areaOf, numberOf, writeAddress } from '@linli/vocabulary';
import { doorOf, keyOf } from './address.rules.ts';
import type { Building } from './building.model.ts';
import type { Estate } from './estate.model.ts';
import type { BuildingDetailsInput, BuildingInput, UnitInput } from './schema.types.ts';
import type { Unit } from './unit.model.ts';

const limits = {
  floors: [1, 200],
  basements: [0, 20],
  elevators: [0, 200],
  units: [0, 50],
} as const;
const OLDEST = 1800;

type Limited = Readonly<Partial<Record<keyof typeof limits | 'builtYear', number | null | undefined>>>;

function checkLimits(input: Limited, now: Date): void {
  for (const [field, [least, most]] of Object.entries(limits)) {
    const value = input[field as keyof typeof limits] ?? least;
    if (value < least || value > most) fail('VALUE_INVALID', { field, least, most });
  }
  // What is being built is registered before it is finished.
  const latest = now.getUTCFullYear() + 5;
  const year = input.builtYear ?? OLDEST;
  if (year < OLDEST || year > latest) fail('VALUE_INVALID', { field: 'builtYear' });
}

interface Where {
  readonly estate: Pick<Estate, 'id' | 'name'> | null;
  readonly now: Date;
}

const builtAs = ({ kind, floors, basements, builtYear, elevators }: BuildingInput) => ({
  kind: kind ?? ('RESIDENTIAL' as const),
  floors,
  basements: basements ?? 0,
  builtYear: builtYear ?? null,
  elevators: elevators ?? 0,
});

/** A new building of an estate, or at a road. */
export function register(input: BuildingInput, { estate, now }: Where): Decision<Building> {
  checkLimits(input, now);
  const area = keyOf(areaOf(estate?.name ?? input.street ?? ''), estate ? 'estate' : 'street');
  const number = keyOf(numberOf(input.number), 'number');
  return {
    set: {
      estate: estate?.id ?? null,
      number,
      area,
      addressKey: keyOf(writeAddress({ area, building: number }), 'number'),
      aliases: [],
      aliasKeys: [],
      door: `${area}/${doorOf(number)}`,
      ...builtAs(input),
      fromLedger: false,
    },
    event: { type: 'building.registered', data: { estate: estate?.id ?? null } },
  };
}

const told = <T extends object>(input: T): Partial<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>;

/** What it is like. What is left out stays. */
export function describe(building: Building, input: BuildingDetailsInput, now: Date): Decision<Building> {
  const set = told(input) as Decision<Building>['set'];
  checkLimits({ ...building, ...set }, now);
  return { set: { ...set, fromLedger: false }, event: { type: 'building.changed' } };
}

/** A unit of it. */
export function registerUnit(building: string, { number, elevators = 0 }: Omit<UnitInput, 'building'>): Decision<Unit> {
  if (elevators < 0 || elevators > 20) fail('VALUE_INVALID', { field: 'elevators' });
  return {
    set: { building, number: keyOf(numberOf(number), 'number'), elevators },
    event: { type: 'unit.registered', data: { building } },
  };
}
