export { loadNationalTree } from './national-tree.ts';
export { subgraph } from './subgraph.ts';
