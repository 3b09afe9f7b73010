import { type Answered, type Asking, askAt, type Question } from './ask.ts';
import { surroundings, tell } from './config.ts';
import { startConsole } from './console.ts';
import { startDatabase } from './database.ts';
import { startGatewayPart } from './gateway.ts';
import { hold } from './hold.ts';
import { startIdentityPart } from './identity.ts';
import { type Logins, loginsAt } from './login.ts';
import type { Part } from './part.ts';
import { type CityOptions, type CityPlan, planOf } from './plan.ts';
import { type PartName, partNames, urlOf } from './ports.ts';
import { startSubgraph } from './subgraphs.ts';
import { settle } from './settle.ts';

/** A city that answers. */
export interface City {
  readonly plan: CityPlan;
  readonly urls: Readonly<Record<PartName, string>>;
  readonly login: Logins['person'];
  readonly service: Logins['service'];
  ask<T>(question: Question, asking?: Asking): Promise<Answered<T>>;
  /** The process of a piece, when the city is split. */
  pidOf(name: PartName): number | undefined;
  /** The processes of a piece, when the city is split. */
  pidsOf(name: PartName): readonly number[];
  /** Of a piece of several instances one: stops it in order and starts it again. */
  restart(name: PartName, at: number): Promise<void>;
  /** Starts a piece again that was stopped or killed. */
  revive(name: PartName): Promise<void>;
  close(): Promise<void>;
}

function refuseInProduction(): void {
  const { isProduction, isAllowed } = surroundings();
  if (isProduction && !isAllowed) {
    throw new Error(
      'The standalone city is for development and demonstration and does not start in production. ' +
        'Use the charts or compose, or set LINLI_ALLOW_STANDALONE=true.',
    );
  }
}

const starters: Readonly<Record<PartName, (plan: CityPlan) => Promise<Part>>> = {
  database: startDatabase,
  identity: startIdentityPart,
  jurisdictions: (plan) => startSubgraph(plan, 'jurisdictions'),
  housing: (plan) => startSubgraph(plan, 'housing'),
  population: (plan) => startSubgraph(plan, 'population'),
  cases: (plan) => startSubgraph(plan, 'cases'),
  'elderly-care': (plan) => startSubgraph(plan, 'elderly-care'),
  merchants: (plan) => startSubgraph(plan, 'merchants'),
  'party-building': (plan) => startSubgraph(plan, 'party-building'),
  platform: (plan) => startSubgraph(plan, 'platform'),
  gateway: startGatewayPart,
  console: startConsole,
};

// What each needs to be there first: the services at once after the database, the door when all of them answer.
const waves: readonly (readonly PartName[])[] = [
  ['database', 'identity', 'console'],
  ['jurisdictions', 'housing', 'population', 'cases', 'elderly-care', 'merchants', 'party-building', 'platform'],
  ['gateway'],
];

// The door first, the database last: what is under way ends before its ground is gone.
async function stopAll(parts: ReadonlyMap<PartName, Part>): Promise<void> {
  for (const wave of [...waves].reverse()) {
    await Promise.all(wave.map((name) => parts.get(name)?.close()));
  }
}

/** Starts the whole city on this machine and waits until it answers. What was started is stopped when a piece fails. */
export async function startCity(options: CityOptions): Promise<City> {
  refuseInProduction();
  const letGo = hold(options.dataDir);
  const plan = await planOf(options).catch((error: unknown) => {
    letGo();
    throw error;
  });
  tell('LINLI_AUDIT_HEADS', `${plan.folderOf('audit')}/heads.jsonl`);
  const parts = new Map<PartName, Part>();
  const begin = async (name: PartName) => {
    const began = performance.now();
    parts.set(name, await starters[name](plan));
    options.say?.(`${name} ${Math.round(performance.now() - began)} ms`);
  };
  try {
    for (const [at, wave] of waves.entries()) {
      await (plan.split ? settled(wave.map(begin)) : inTurn(wave, begin));
      if (at === 0) await settle(plan, options);
    }
  } catch (error) {
    await stopAll(parts);
    letGo();
    throw error;
  }
  const logins = loginsAt(plan.issuer);
  return {
    plan,
    urls: { ...addressesOf(plan.ports), identity: plan.identity },
    login: logins.person,
    service: logins.service,
    ask: (question, asking) => askAt(urlOf(plan.ports.gateway), question, asking),
    pidOf: (name) => parts.get(name)?.pid,
    pidsOf: (name) => parts.get(name)?.pids?.() ?? [],
    restart: async (name, at) => parts.get(name)?.restart?.(at),
    revive: begin,
    close: () => stopAll(parts).finally(letGo),
  };
}

const addressesOf = (ports: CityPlan['ports']) =>
  Object.fromEntries(partNames.map((name) => [name, urlOf(ports[name])])) as City['urls'];

// In one process, side by side would only mean that each waits for all the others.
async function inTurn(wave: readonly PartName[], begin: (name: PartName) => Promise<void>): Promise<void> {
  for (const name of wave) await begin(name);
}

// All have ended before one failure is told: nothing still starts while the rest is stopped.
async function settled(works: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}
