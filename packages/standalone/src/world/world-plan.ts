import type { CityKeys } from '../keys.ts';
import type { CityPlan } from '../plan.ts';

/** What a load must know of its city: where the rows go, how they are sealed, and who signs in. */
export interface WorldPlan extends Pick<CityPlan, 'mongodbUri' | 'realmFile'> {
  readonly keys: Pick<CityKeys, 'fieldRing' | 'blindKey'>;
}
