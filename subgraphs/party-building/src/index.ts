export { needs } from './need.model.ts';
export { subgraph } from './subgraph.ts';
export { needOf, type Neighbours } from './world.needs.ts';
export { type MadeMember, orgOf, type OrgWanted, rollOf } from './world.party.ts';
