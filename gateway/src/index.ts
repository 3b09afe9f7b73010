import './config.ts';

export type { GatewaySettings, SubgraphAddress } from './settings.ts';
export { startGateway, type Gateway } from './start.ts';
export type { Answer, ExecutionContext, SubgraphCall, SupergraphExecutor } from './execution/executor.ts';
