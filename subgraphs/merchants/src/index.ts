export { subgraph } from './subgraph.ts';
export { type MadeShop, shopAt } from './world.ts';
export { marketAt } from './world.market.ts';
