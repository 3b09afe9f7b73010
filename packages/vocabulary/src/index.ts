export {
  districtOf,
  divisionOf,
  isCode,
  isWithin,
  levelOf,
  parentOf,
  pathOf,
  provinceOf,
  type Level,
  type Tier,
  wholeCode,
} from './division.ts';
export { resolveTier, stepUp, tiersOf, type AdminModel, type IsTwoTier, type StepUp } from './tiers.ts';
export { nationalProvinces, readNationalTree, type NationalNode } from './national-tree.ts';
export { dayAfter, isDay, type Day } from './calendar.ts';
export {
  citizenNumberOf,
  isCitizenNumber,
  madeUpCitizenNumber,
  nowhere,
  readCitizenNumber,
  sexCodeOf,
  type CitizenFacts,
} from './citizen-number.ts';
export { creditCodeOf, isCreditCode, madeUpCreditCode, readCreditCode, type CreditFacts } from './credit-code.ts';
export { twoTierBy, twoTierUnits, type Confidence, type TwoTierUnit } from './two-tier.ts';
export { wordFor, type CodeEntry, type CodeList } from './code-list.ts';
export { codeListOf, codeLists } from './code-lists/all.ts';
export { KEY_LENGTH, writeAddress, type AddressLayers } from './address-layers.ts';
export { areaOf, normaliseAddress, numberOf, readAddress } from './address-normal.ts';
export { withoutDivisions } from './address-divisions.ts';
