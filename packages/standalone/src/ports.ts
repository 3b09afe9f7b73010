import { createServer } from 'node:net';

/** Every process that listens, in the order in which it starts. */
export const partNames = [
  'database',
  'identity',
  'jurisdictions',
  'housing',
  'population',
  'cases',
  'elderly-care',
  'merchants',
  'party-building',
  'platform',
  'gateway',
  'console',
] as const;

export type PartName = (typeof partNames)[number];
export type Ports = Readonly<Record<PartName, number>>;

/** The addresses people remember. Identity and console stand where the realm's redirect addresses expect them. */
const usual: Ports = {
  gateway: 4000,
  identity: 8180,
  console: 5173,
  database: 27117,
  jurisdictions: 4101,
  cases: 4102,
  platform: 4103,
  housing: 4104,
  population: 4105,
  'party-building': 4108,
  merchants: 4107,
  'elderly-care': 4106,
};

const LOOPBACK = '127.0.0.1';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(true)));
  });

// Below the range from which systems hand out ports for outgoing connections: nobody takes one between look and use.
const LOWEST = 20_000;
const SPAN = 12_000;

/** A port that nobody listens on now. */
export async function anyFree(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * SPAN);
    if (await isFree(port)) return port;
  }
}

const counted = (base: number): Ports => Object.fromEntries(partNames.map((name, at) => [name, base + at])) as Ports;

// A block for each city. Processes that start cities at the same moment look at different ones first: what somebody has
// chosen and does not listen on yet looks free to others.
const BLOCK = 16;
const BLOCKS = SPAN / BLOCK;
const STRIDE = 37;
let block = process.pid;

async function manyFree(): Promise<Ports> {
  for (;;) {
    block += STRIDE;
    const ports = counted(LOWEST + (block % BLOCKS) * BLOCK);
    const free = await Promise.all(Object.values(ports).map(isFree));
    if (!free.includes(false)) return ports;
  }
}

/** The ports of a city: the usual ones, or counted from `base`, or for base 0 any that are free. */
export async function portsFrom(base?: number): Promise<Ports> {
  if (base === 0) return manyFree();
  const ports = base ? counted(base) : usual;
  const taken = await Promise.all(partNames.map(async (name) => ((await isFree(ports[name])) ? null : name)));
  const first = taken.find((name) => name !== null);
  if (first) {
    throw new Error(
      `Port ${ports[first]} for the ${first} is taken. Stop what listens there, or start with -- --port-base 4200.`,
    );
  }
  return ports;
}

export const urlOf = (port: number): string => `http://${LOOPBACK}:${port}`;
