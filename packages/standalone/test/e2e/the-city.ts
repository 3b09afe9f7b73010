import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type City, type CityOptions, startCity } from '../../src/index.ts';

/** What somebody says besides the question. */
export interface Saying {
  readonly purpose?: string;
  readonly actingAt?: string;
  readonly key?: string;
}

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
type Data = any;

/** Somebody logged in, or nobody. */
export interface Caller {
  asks(query: string, variables?: Record<string, unknown>, saying?: Saying): Promise<Data>;
  /** The code of the first refusal; 'none' when there is none. */
  refused(query: string, variables?: Record<string, unknown>, saying?: Saying): Promise<string>;
  answers(query: string, variables?: Record<string, unknown>, saying?: Saying): ReturnType<City['ask']>;
}

const callerOf = (city: City, username?: string): Caller => {
  const answers: Caller['answers'] = async (query, variables = {}, saying = {}) =>
    city.ask({ query, variables }, { ...saying, ...(username ? { token: await city.login(username) } : {}) });
  return {
    answers,
    async asks(query, variables, saying) {
      const { data, errors } = await answers(query, variables, saying);
      if (errors?.[0])
        throw new Error(
          `${errors[0].extensions.code} at ${errors[0].path?.join('.')}: ${JSON.stringify(errors[0].extensions)}`,
        );
      return data;
    },
    async refused(query, variables, saying) {
      const { errors } = await answers(query, variables, saying);
      return errors?.[0]?.extensions.code ?? 'none';
    },
  };
};

export interface TheCity {
  readonly city: () => City;
  as(username: string): Promise<Caller>;
  nobody(): Caller;
}

// What waits for events and clocks of eight services is in no hurry: a slow machine is no failure.
import.meta.jest.setTimeout(120_000);

const cities = new Map<string, TheCity>();

/**
 * A whole city for one test file: real processes' worth of services on real ports, real tokens, thrown away afterwards.
 * Stories of one file that want the same city share it: to start one takes longer than to tell most of them.
 */
export function theCity(options: Partial<CityOptions> = {}): TheCity {
  const key = JSON.stringify(options);
  const found = cities.get(key) ?? newCity(options);
  cities.set(key, found);
  return found;
}

function newCity(options: Partial<CityOptions>): TheCity {
  let city: City;
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-city-'));
  beforeAll(async () => {
    city = await startCity({ dataDir, portBase: 0, noSync: true, deadlineMs: 60_000, ...options });
  }, 300_000);
  afterAll(async () => {
    await city.close();
    rmSync(dataDir, { recursive: true, force: true });
  }, 30_000);
  return {
    city: () => city,
    async as(username) {
      // Whoever does not exist is told at once.
      await city.login(username);
      return callerOf(city, username);
    },
    nobody: () => callerOf(city),
  };
}

/** Asks until something holds; for what trails the change by a moment. */
export async function eventually<T>(ask: () => Promise<T>, holds: (value: T) => boolean, seconds = 30): Promise<T> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const value = await ask();
    if (holds(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
