import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '@linli/gateway';
import { events, hearersOf } from '@linli/contract';
import { type Running, start } from '@linli/kit';
import { project, relayTo, runTick } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { type Answered, type Asking, askAt, type Question } from '../../src/ask.ts';
import { startDatabase } from '../../src/database.ts';
import { startIdentityPart } from '../../src/identity.ts';
import { type Logins, loginsAt } from '../../src/login.ts';
import { planOf } from '../../src/plan.ts';
import { urlOf } from '../../src/ports.ts';
import { manifestOf, settingsOf, subgraphNames } from '../../src/subgraphs.ts';

/** A whole city whose clock stands and whose loops run only when they are told to: two askings find the same world. */
export interface StillCity {
  readonly parts: ReadonlyMap<string, Running>;
  readonly logins: Logins;
  ask(question: Question, asking?: Asking): Promise<Answered<unknown>>;
  /** Lets events arrive and counters be summed until nothing waits. */
  rest(): Promise<void>;
  /** One round of a clock. */
  tick(service: string, name: string): Promise<void>;
  close(): Promise<void>;
}

const plenty = { most: 1e9, perSecond: 1e9 };

/** Starts it, with the division tree and nothing else. */
export async function stillCity(): Promise<StillCity> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-still-'));
  const now = new Date();
  const plan = await planOf({ dataDir, portBase: 0, noSync: true });
  const { ports, keys, issuer } = plan;
  const below = await Promise.all([startDatabase(plan), startIdentityPart(plan)]);
  const parts = new Map<string, Running>();
  const rates = { lookupsAMinute: 1e9, lookupsADay: 1e9, revealsADay: 1e9 };
  for (const name of subgraphNames) {
    const settings = { ...settingsOf(plan, name), background: false, rates, now: () => now };
    parts.set(name, await start(manifestOf(name), settings));
  }
  const subgraphs = subgraphNames.map((name) => ({ name, url: urlOf(ports[name]) }));
  const gate = await startGateway({
    port: ports.gateway,
    subgraphs,
    issuer,
    clients: ['dev-cli', 'vendor-demo'],
    contextKey: keys.gateway.key,
    perMinute: 1e9,
    allowances: { account: plenty, vendor: plenty, address: plenty },
    limits: { objects: 1e9, directives: 1_000, aliases: 1_000, repeats: 1_000 },
    log: logOf({ level: 'silent', name: 'gateway' }),
  });
  const heard = new Set(['platform', ...Object.keys(events).flatMap((each) => hearersOf(each))]);
  const round = async (): Promise<number> => {
    let done = 0;
    for (const [name, { engine }] of parts) {
      const post = settingsOf(plan, name);
      done += await project(engine.store, now);
      for (const to of heard) done += await relayTo(engine, to, post);
    }
    return done;
  };
  return {
    parts,
    logins: loginsAt(issuer),
    ask: (question, asking) => askAt(gate.url, question, asking),
    async rest() {
      while ((await round()) > 0);
    },
    async tick(service, name) {
      const engine = parts.get(service)?.engine;
      const tick = engine?.subgraph.ticks?.find((each) => each.name === name);
      if (!engine || !tick) throw new Error(`${service} has no clock ${name}`);
      await runTick(engine, tick);
    },
    async close() {
      await gate.close();
      for (const part of parts.values()) await part.close();
      await Promise.all(below.map((part) => part.close()));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
