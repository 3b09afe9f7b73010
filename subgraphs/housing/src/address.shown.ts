import type { Building } from './building.model.ts';
import type { Estate } from './estate.model.ts';
import type { House } from './house.model.ts';
import type { AddressLayerKind } from './schema.types.ts';

interface Layer {
  readonly kind: AddressLayerKind;
  readonly value: string;
}

const layersOf = (pairs: readonly (readonly [AddressLayerKind, string | null | undefined])[]): readonly Layer[] =>
  pairs.flatMap(([kind, value]) => (value ? [{ kind, value }] : []));

export const estateAddress = ({ jurisdiction, name, addressKey, aliases }: Estate) => ({
  standardName: addressKey,
  layers: layersOf([
    ['DIVISION', jurisdiction],
    ['AREA', name],
  ]),
  aliases,
});

export const buildingAddress = ({ jurisdiction, area, number, addressKey, aliases }: Building) => ({
  standardName: addressKey,
  layers: layersOf([
    ['DIVISION', jurisdiction],
    ['AREA', area],
    ['BUILDING', number],
  ]),
  aliases,
});

/** The layers of a house's address; its building says the upper ones. */
export const houseAddress = (house: House, building: Pick<Building, 'area' | 'number'> | null) => ({
  standardName: house.addressKey,
  layers: layersOf([
    ['DIVISION', house.jurisdiction],
    ['AREA', building?.area],
    ['BUILDING', building?.number],
    ['UNIT', house.unitNumber],
    ['ROOM', house.room],
  ]),
  aliases: house.aliases,
});
