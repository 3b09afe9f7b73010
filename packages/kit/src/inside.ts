// The kit from inside, for testkit and the loader of the demonstration world. A subgraph has no business here.
export { runTick } from './city/background.ts';
export { hear } from './city/hear.ts';
export type { Heard } from './city/heard.ts';
export { driftOf, project, rebuild, type Drift } from './city/projector.ts';
export { reseal } from './city/reseal.ts';
export { loadRows, type Loaded, type LoadState } from './city/load.ts';
export { relayTo } from './city/relay.ts';
export { inspect } from './engine/inspect.ts';
export { boot, schemaOf } from './engine/boot.ts';
export type { Engine } from './engine/engine.ts';
export { declarationOf } from './collection/collection.ts';
export { expand } from './graph/expand.ts';
export { keyUse, type KeyUse } from './tools/key-use.ts';
export { Failure } from './errors.ts';
export { fieldKeysAt, fieldKeysFrom, ringOf, secretFrom } from './seal/field-keys.ts';
export type { Secrets } from './seal/secrets.ts';
export type { JournalRow } from './store/journal.ts';
export { viewerOf, systemViewer } from './viewer.ts';
