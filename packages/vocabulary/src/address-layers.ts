/** The layers of an address below its division, in the manner of GB/T 23705: local area, building, unit, room. */
export interface AddressLayers {
  /** The estate's name, or road and door number. */
  readonly area: string;
  readonly building?: string | null;
  readonly unit?: string | null;
  readonly room?: string | null;
}

// As long as an address may be that other subgraphs keep.
export const KEY_LENGTH = 100;

/** The one way an address is written: 琼临苑3栋2单元501室. */
export const writeAddress = ({ area, building, unit, room }: AddressLayers): string =>
  [area, building && `${building}栋`, unit && `${unit}单元`, room && `${room}室`].filter(Boolean).join('');
