import { boot, type Engine, runTick } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { secrets } from '@linli/testkit';
import type { Subgraph } from '@linli/kit';
import type { Office } from './clerks.ts';
import { another } from './subgraph.ts';

/** Further processes of the same service: they share the database, and remember nothing of each other. */
export function processesOf({ town }: Office, name: string) {
  let others: Engine[] = [];
  return {
    /** One more; its import clock goes when it is told. */
    async start(manifest: Subgraph = another()): Promise<() => Promise<number>> {
      const { host, port } = town.running().engine.store.connection;
      const engine = await boot(manifest, {
        mongodbUri: `mongodb://${host}:${port}/?directConnection=true`,
        database: name,
        cursorSecret: 'x'.repeat(32),
        log: logOf({ level: 'error', name: 'second' }),
        now: town.clock.now,
        secrets,
      });
      others.push(engine);
      const tick = manifest.ticks?.find((each) => each.name === 'import-person');
      return () => (tick ? runTick(engine, tick) : Promise.resolve(0));
    },
    async stop(): Promise<void> {
      await Promise.all(others.map(({ store }) => store.close()));
      others = [];
    },
  };
}
