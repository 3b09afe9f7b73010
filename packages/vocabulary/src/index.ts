export {
  districtOf,
  divisionOf,
  isCode,
  isWithin,
  levelOf,
  parentOf,
  pathOf,
  wholeCode,
  type Level,
  type Tier,
} from './division.ts';
export { resolveTier, stepUp, tiersOf, type AdminModel, type IsTwoTier, type StepUp } from './tiers.ts';
export { nationalProvinces, readNationalTree, type NationalNode } from './national-tree.ts';
