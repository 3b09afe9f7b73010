export { needs } from './need.model.ts';
export { subgraph } from './subgraph.ts';
