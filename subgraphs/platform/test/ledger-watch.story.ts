import { systemViewer } from '@linli/kit/inside';
import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { aClosing, headsFile } from './people.ts';

headsFile();
const { hear, running, tick } = town(subgraph);

const ledger = () => running().engine.store.connection.collection('auditEntries');
const figure = async (): Promise<number | undefined> =>
  subgraph.gauges?.[0]?.read(
    running().engine.contextFor({ viewer: systemViewer('platform/gauges'), requestId: 'figure' }),
  );

describe('the watch over the ledger', () => {
  it('reads what is new every hour, and tells how many places are not what was written', async () => {
    await hear(aClosing(), aClosing(), aClosing());
    await tick('heads');
    await tick('ledger-watch');
    expect(await figure()).toBe(0);
    await hear(aClosing(), aClosing());
    await tick('heads');
    await ledger().updateOne({ chain: '340111000000', seq: 4 }, { $set: { actor: 'u-x' } });
    await tick('ledger-watch');
    expect(await figure()).toBeGreaterThan(0);
  });
});
