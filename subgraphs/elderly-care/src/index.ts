export { subgraph } from './subgraph.ts';
export { elderOf, kitchenOf, type MadeElder } from './world.ts';
