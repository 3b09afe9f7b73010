import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** What a service must be told. Nothing secret has a default. */
export interface Config {
  readonly mongodbUri: string;
  readonly host: string;
  readonly port: number;
  readonly gatewayKeys: readonly KeyObject[];
  readonly serviceKeys: readonly KeyObject[];
  readonly serviceKey: KeyObject;
  readonly cursorSecret: string;
  readonly peers: Readonly<Record<string, string>>;
  readonly logLevel: 'debug' | 'error' | 'info' | 'silent' | 'warn';
  readonly production: boolean;
}

interface Variable {
  readonly name: string;
  readonly says: string;
  readonly usual?: string;
}

const variables = {
  mongodbUri: { name: 'LINLI_MONGODB_URI', says: 'address of the MongoDB replica set' },
  host: { name: 'LINLI_HOST', says: 'address to listen on', usual: '127.0.0.1' },
  port: { name: 'LINLI_PORT', says: 'port to listen on; 0 takes a free one', usual: '0' },
  gatewayKeys: { name: 'LINLI_GATEWAY_KEYS', says: 'public keys of the gateway, PEM one after the other' },
  serviceKeys: { name: 'LINLI_SERVICE_KEYS', says: 'public keys of the services, PEM one after the other' },
  serviceKey: { name: 'LINLI_SERVICE_KEY', says: 'private key of this service, PEM' },
  cursorSecret: { name: 'LINLI_CURSOR_SECRET', says: 'secret of at least 32 characters that signs page cursors' },
  peers: { name: 'LINLI_PEERS', says: 'JSON object: service name to address', usual: '{}' },
  logLevel: { name: 'LINLI_LOG_LEVEL', says: 'debug, info, warn, error or silent', usual: 'info' },
} as const satisfies Record<string, Variable>;

type Environment = Readonly<Record<string, string | undefined>>;

const pems = (text: string): readonly KeyObject[] =>
  (text.match(/-----BEGIN [\s\S]+?-----END [A-Z ]+-----/g) ?? []).map((pem) => createPublicKey(pem));

// Secrets that stand in examples and tests; production refuses them.
const samples = ['development-only', 'change-me'];

/** Reads the settings once, at the start; all that is missing is said at once. */
export function readConfig(env: Environment = process.env): Config {
  const missing = Object.values<Variable>(variables).filter(({ name, usual }) => !env[name] && usual === undefined);
  if (missing.length > 0)
    throw new Error(`Missing settings:\n${missing.map(({ name, says }) => `  ${name}: ${says}`).join('\n')}`);
  const value = (key: keyof typeof variables): string => {
    const { name, usual }: Variable = variables[key];
    return env[name] ?? usual ?? '';
  };
  const production = env['NODE_ENV'] === 'production';
  const cursorSecret = value('cursorSecret');
  if (cursorSecret.length < 32) throw new Error('LINLI_CURSOR_SECRET has fewer than 32 characters');
  if (production && samples.some((sample) => cursorSecret.includes(sample)))
    throw new Error('LINLI_CURSOR_SECRET is a sample secret');
  return {
    mongodbUri: value('mongodbUri'),
    host: value('host'),
    port: Number(value('port')),
    gatewayKeys: pems(value('gatewayKeys')),
    serviceKeys: pems(value('serviceKeys')),
    serviceKey: createPrivateKey(value('serviceKey')),
    cursorSecret,
    peers: JSON.parse(value('peers')) as Record<string, string>,
    logLevel: value('logLevel') as Config['logLevel'],
    production,
  };
}
