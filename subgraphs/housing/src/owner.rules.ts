import type { Decision, Row } from '@linli/kit';
import { type HouseFields, told } from './house.fields.ts';

type Owned = Row & HouseFields;

/** The owner is nobody any more. */
export const ownerForgotten = (house: Owned): Decision<Owned> | null =>
  house.ownerName || house.ownerPhone
    ? { set: { ownerName: null, ownerPhone: null }, event: { type: 'house.changed', data: told(house) } }
    : null;

/** Who lived there as the owner is nobody any more: it is their house when nobody else lives there as such. */
export const onlyOwnerForgotten = (house: Owned): Decision<Owned> | null =>
  house.owners > 1 ? null : ownerForgotten(house);
