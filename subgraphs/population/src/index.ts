export { subgraph } from './subgraph.ts';
export { consentOf, proposedFor, requestOf, twinOf } from './world.desk.ts';
export { homeOf, type HomeWanted, type HouseTold, knownHouseOf, type MadeHome } from './world.homes.ts';
export type { PeopleMaker } from './world.ts';
