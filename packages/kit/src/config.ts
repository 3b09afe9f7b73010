import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type FieldKeys, fieldKeysAt, secretFrom } from './seal/field-keys.ts';
import { usualLeaving } from './stopping.ts';
import { usualRates } from './store/rates.ts';
import type { LogSettings } from './log.ts';
import type { ServiceKeys } from './serve/require-context.ts';
import { type Environment, settingIn } from './setting.ts';

/** What a service must be told. Nothing secret has a default. */
export interface Config {
  readonly mongodbUri: string;
  readonly host: string;
  readonly port: number;
  readonly gatewayKeys: readonly KeyObject[];
  readonly serviceKeys: ServiceKeys;
  readonly serviceKey: KeyObject;
  readonly cursorSecret: string;
  /** Null for a service that seals nothing. */
  readonly fieldKeys: FieldKeys | null;
  readonly blindKey: KeyObject | null;
  readonly lookupsAMinute: number;
  readonly lookupsADay: number;
  readonly revealsADay: number;
  readonly peers: Readonly<Record<string, string>>;
  readonly drainMs: number;
  readonly stopMs: number;
  readonly logLevel: LogSettings['level'];
}

interface Variable<T> {
  readonly name: string;
  readonly says: string;
  readonly usual?: string;
  /** Throws with a reason, which never quotes the value. */
  read(text: string, production: boolean): T;
}

const text = (value: string): string => value;

function port(value: string): number {
  const found = Number(value);
  if (!Number.isInteger(found) || found < 0 || found > 65_535) throw new Error('is no port');
  return found;
}

function count(value: string): number {
  const found = Number(value);
  if (!Number.isInteger(found) || found < 1) throw new Error('is no whole number above 0');
  return found;
}

function milliseconds(value: string): number {
  const found = Number(value);
  if (!Number.isInteger(found) || found < 0) throw new Error('is no whole number of milliseconds');
  return found;
}

function publicKeys(value: string): readonly KeyObject[] {
  const found = (value.match(/-----BEGIN [\s\S]+?-----END [A-Z ]+-----/g) ?? []).map((pem) => createPublicKey(pem));
  if (found.length === 0) throw new Error('holds no PEM');
  return found;
}

// Text before a PEM says whose it is (RFC 7468, 5.2).
function namedKeys(value: string): ServiceKeys {
  const found = new Map<string, readonly KeyObject[]>();
  for (const pem of value.match(/[^\n]*\n?-----BEGIN [\s\S]+?-----END [A-Z ]+-----/g) ?? []) {
    const name = /^([a-z][a-z0-9-]*)\s*\n-----/.exec(pem)?.[1];
    if (name === undefined) throw new Error('holds a key without the name of its service');
    found.set(name, [...(found.get(name) ?? []), createPublicKey(pem.slice(name.length).trim())]);
  }
  if (found.size === 0) throw new Error('holds no PEM');
  return found;
}

// Words of secrets that stand in examples and tests; production refuses them.
const samples = /development-only|change-?me|example|sample|a secret of the tests/i;

function secret(value: string, production: boolean): string {
  if (value.length < 32) throw new Error('has fewer than 32 characters');
  if (production && samples.test(value)) throw new Error('is a sample secret');
  return value;
}

function addresses(value: string): Readonly<Record<string, string>> {
  const found: unknown = JSON.parse(value);
  const isMap = typeof found === 'object' && found !== null && !Array.isArray(found);
  if (!isMap || !Object.values(found).every((each) => typeof each === 'string' && URL.canParse(each)))
    throw new Error('is no JSON object of addresses');
  return found as Record<string, string>;
}

const levels = ['debug', 'error', 'info', 'silent', 'warn'] as const;

function level(value: string): Config['logLevel'] {
  const found = levels.find((each) => each === value);
  if (!found) throw new Error('is no level');
  return found;
}

const variables: { readonly [K in keyof Config]: Variable<Config[K]> } = {
  mongodbUri: { name: 'LINLI_MONGODB_URI', says: 'address of the MongoDB replica set', read: text },
  host: { name: 'LINLI_HOST', says: 'address to listen on', usual: '127.0.0.1', read: text },
  port: { name: 'LINLI_PORT', says: 'port to listen on; 0 takes a free one', usual: '0', read: port },
  gatewayKeys: {
    name: 'LINLI_GATEWAY_KEYS',
    says: 'public keys of the gateway, PEM one after the other',
    read: publicKeys,
  },
  serviceKeys: {
    name: 'LINLI_SERVICE_KEYS',
    says: 'public keys of the services, each PEM below a line with the name of its service',
    read: namedKeys,
  },
  serviceKey: {
    name: 'LINLI_SERVICE_KEY',
    says: 'private key of this service, PEM',
    read: (value) => createPrivateKey(value),
  },
  cursorSecret: {
    name: 'LINLI_CURSOR_SECRET',
    says: 'secret of at least 32 characters that signs page cursors',
    read: secret,
  },
  fieldKeys: {
    name: 'LINLI_FIELD_KEYS',
    says: 'keys that fields are sealed with, id:base64 of 32 bytes, newest first, or file: and their path',
    usual: '',
    read: (value, production) => (value ? fieldKeysAt(value, production) : null),
  },
  blindKey: {
    name: 'LINLI_BLIND_KEY',
    says: 'key of the exact look-ups, base64 of 32 bytes',
    usual: '',
    read: (value, production) => (value ? secretFrom(value, production) : null),
  },
  lookupsAMinute: {
    name: 'LINLI_LOOKUPS_A_MINUTE',
    says: 'how often one person may look somebody up in a minute',
    usual: String(usualRates.lookupsAMinute),
    read: count,
  },
  lookupsADay: {
    name: 'LINLI_LOOKUPS_A_DAY',
    says: 'how often one person may look somebody up on a day',
    usual: String(usualRates.lookupsADay),
    read: count,
  },
  revealsADay: {
    name: 'LINLI_REVEALS_A_DAY',
    says: 'how many records one person may see in clear on a day',
    usual: String(usualRates.revealsADay),
    read: count,
  },
  peers: { name: 'LINLI_PEERS', says: 'JSON object: service name to address', usual: '{}', read: addresses },
  drainMs: {
    name: 'LINLI_DRAIN_MS',
    says: 'milliseconds to answer everybody after the signal to stop, while not ready',
    usual: '1000',
    read: milliseconds,
  },
  stopMs: {
    name: 'LINLI_STOP_MS',
    says: 'milliseconds after that until what is still under way is cut off',
    usual: String(usualLeaving.stopMs),
    read: milliseconds,
  },
  logLevel: { name: 'LINLI_LOG_LEVEL', says: 'debug, info, warn, error or silent', usual: 'info', read: level },
};

/** Reads the settings once, at the start. All that is missing or wrong is said at once, and no value is quoted. */
export function readConfig(env: Environment = process.env): Config {
  const production = env['NODE_ENV'] === 'production';
  const wrong: string[] = [];
  const read = ([key, { name, says, usual, read: parse }]: [string, Variable<unknown>]) => {
    try {
      const value = settingIn(env, name) ?? usual;
      if (value === undefined) wrong.push(`${name} is missing: ${says}`);
      return [key, value === undefined ? undefined : parse(value, production)] as const;
    } catch (error) {
      // A key parser speaks in its own words, and may quote what it read.
      const why = error instanceof Error && error.name === 'Error' && !('code' in error) ? error.message : 'is wrong';
      wrong.push(`${name} ${why}: ${says}`);
      return [key, undefined] as const;
    }
  };
  const config = Object.fromEntries(Object.entries<Variable<unknown>>(variables).map(read));
  if (wrong.length > 0) throw new Error(`Settings:\n${wrong.map((each) => `  ${each}`).join('\n')}`);
  return config as unknown as Config;
}
