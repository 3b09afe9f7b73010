import type { HouseQuery } from '../../generated/api.ts';

export type HouseFile = NonNullable<HouseQuery['house']>;
