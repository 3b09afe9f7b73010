export { subgraph } from './subgraph.ts';
export * from './history.ts';
