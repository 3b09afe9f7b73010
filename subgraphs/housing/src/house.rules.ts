import { because, fail, type Decision } from '@linli/kit';
import { numberOf, writeAddress } from '@linli/vocabulary';
import { doorOf, keyOf } from './address.rules.ts';
import type { Building } from './building.model.ts';
import { empty, type HouseFields, told } from './house.fields.ts';
import type { House } from './house.model.ts';
import type { HouseDetailsInput, HouseInput } from './schema.types.ts';
import type { HouseUse } from './words.ts';

const LARGEST = 100_000;
const MOST_PEOPLE = 5_000;
const phone = /^1\d{10}$|^0\d{2,3}-?\d{7,8}$/;

type Floors = Pick<Building, 'floors' | 'basements'>;

/** Floors count from 1 up and from -1 down. */
function checkFloor(floor: number, { floors, basements }: Floors): void {
  if (floor === 0 || floor > floors || floor < -basements) fail('FLOOR_INVALID', { field: 'floor' });
}

function checkDetails({ area, capacity, ownerPhone }: Omit<HouseDetailsInput, 'floor'>): void {
  if (typeof area === 'number' && !(area > 0 && area <= LARGEST)) fail('VALUE_INVALID', { field: 'area' });
  if (typeof capacity === 'number' && (capacity < 1 || capacity > MOST_PEOPLE))
    fail('VALUE_INVALID', { field: 'capacity' });
  if (ownerPhone && !phone.test(ownerPhone)) fail('VALUE_INVALID', { field: 'ownerPhone' });
}

type Stands = Pick<Building, 'id' | 'estate' | 'area' | 'number' | 'door'>;

/** Where a house stands: the layers of its address, and its order among doors. */
export function standing(building: Stands, { unit, room: asked }: Pick<HouseInput, 'unit' | 'room'>) {
  const unitNumber = unit ? keyOf(numberOf(unit), 'unit') : null;
  const room = keyOf(numberOf(asked), 'room');
  const { area, number } = building;
  return {
    building: building.id,
    estate: building.estate ?? null,
    unitNumber,
    room,
    addressKey: keyOf(writeAddress({ area, building: number, unit: unitNumber, room }), 'room'),
    door: `${building.door}/${doorOf(unitNumber, 2)}/${doorOf(room)}`,
  };
}

/** A new house of a building. */
export function register(input: HouseInput, building: Building): Decision<House> {
  const { floor, area, use, tenure, capacity, ownerName, ownerPhone } = input;
  checkFloor(floor, building);
  checkDetails(input);
  const stands = standing(building, input);
  return {
    set: {
      ...stands,
      ...empty,
      floor,
      area: area ?? null,
      use: use ?? 'OWN',
      tenure: tenure ?? null,
      capacity: capacity ?? null,
      ownerName: ownerName ?? null,
      ownerPhone: ownerPhone ?? null,
      aliases: [],
      aliasKeys: [],
    },
    event: { type: 'house.registered', data: told(stands) },
  };
}

const given = <T extends object>(input: T): Partial<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>;

/** What it is like and whose it is. What is left out stays; nothing changes when all is so already. */
export function describe(house: House, input: HouseDetailsInput, building: Floors): Decision<House> | null {
  if (typeof input.floor === 'number') checkFloor(input.floor, building);
  checkDetails(input);
  const set = given(input) as Partial<HouseFields>;
  const isNew = Object.entries(set).some(([field, value]) => house[field as keyof House] !== value);
  return isNew ? { set, event: { type: 'house.changed', data: told(house) } } : null;
}

/** Used otherwise from now on. */
export function changeUse(house: House, use: HouseUse): Decision<House> {
  if (house.use === use) fail('HOUSE_USE_SAME', { field: 'use' });
  return { set: { use }, event: { type: 'house.use-changed', data: { from: house.use, to: use } } };
}

/** Off the register: not while anybody lives there on paper. */
export function remove(house: House, reason: string) {
  if (house.registered > 0) fail('HOUSE_OCCUPIED', { id: house.id });
  if (house.leases > 0) fail('HOUSE_LEASED', { id: house.id });
  return { event: { type: 'house.removed' as const, data: told(house) }, reason: because(reason) };
}
