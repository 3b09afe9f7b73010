import { type Environment, settingIn } from '@linli/kit/setting';
import { readFileSync } from 'node:fs';
import type { OnBreaking } from './composition/gate.ts';
import type { TrustRequired } from './documents/trust.rules.ts';
import { usualAllowances, type Allowances } from './http/charge.ts';
import type { GatewaySettings } from './settings.ts';

// Parts of @apollo look for a place to report to; nothing of this city is told to anybody. Imported before any of them.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

interface Variable {
  readonly name: string;
  readonly says: string;
  readonly usual?: string;
}

const variables = {
  host: { name: 'LINLI_HOST', says: 'address to listen on', usual: '127.0.0.1' },
  port: { name: 'LINLI_PORT', says: 'port to listen on', usual: '4000' },
  subgraphs: { name: 'LINLI_SUBGRAPHS', says: 'JSON object: subgraph name to address' },
  issuer: { name: 'LINLI_ISSUER', says: 'issuers of tokens, separated by commas' },
  jwksUri: { name: 'LINLI_JWKS_URI', says: "where the issuer's keys are, if not where Keycloak has them", usual: '' },
  clients: { name: 'LINLI_CLIENTS', says: 'clients whose tokens are taken, separated by commas' },
  contextKey: { name: 'LINLI_GATEWAY_KEY', says: 'private Ed25519 key that signs contexts, PEM' },
  corsOrigins: { name: 'LINLI_CORS_ORIGINS', says: 'origins of consoles, separated by commas', usual: '' },
  dataDir: { name: 'LINLI_DATA_DIR', says: 'folder for the last good graph', usual: '' },
  documentsDir: {
    name: 'LINLI_DOCUMENTS_DIR',
    says: 'folder of trusted documents, one JSON file an app: ids `sha256:…` and texts',
    usual: '',
  },
  trustRequired: {
    name: 'LINLI_TRUST_REQUIRED',
    says: 'who may ask trusted documents only: nobody, vendors or everybody; vendors in production',
    usual: '',
  },
  allowances: {
    name: 'LINLI_ALLOWANCES',
    says: 'JSON object: points of account, vendor and address, `{"vendor":{"most":40000,"perSecond":2000}}`',
    usual: '',
  },
  onBreaking: {
    name: 'LINLI_BREAKING_CHANGES',
    says: 'what becomes of a graph that breaks the last one: refuse or report; refuse in production',
    usual: '',
  },
  acceptedChanges: {
    name: 'LINLI_ACCEPTED_CHANGES',
    says: 'file of breaking changes that are meant, a line each, as the refusal names them',
    usual: '',
  },
  trustedProxies: { name: 'LINLI_TRUSTED_PROXIES', says: 'addresses of proxies, separated by commas', usual: '' },
  deadlineMs: { name: 'LINLI_DEADLINE_MS', says: 'milliseconds that one question may take', usual: '15000' },
  callMs: { name: 'LINLI_CALL_MS', says: 'milliseconds that one call of a subgraph may take', usual: '10000' },
  drainMs: {
    name: 'LINLI_DRAIN_MS',
    says: 'milliseconds to answer everybody after the signal to stop, while not ready',
    usual: '1000',
  },
  stopMs: {
    name: 'LINLI_STOP_MS',
    says: 'milliseconds after that until what is still under way is cut off',
    usual: '20000',
  },
  pollSeconds: { name: 'LINLI_POLL_SECONDS', says: 'seconds between looks for a newer graph', usual: '10' },
  perMinute: { name: 'LINLI_REQUESTS_PER_MINUTE', says: 'requests a minute for one caller', usual: '6000' },
  anonymousPerMinute: {
    name: 'LINLI_ANONYMOUS_REQUESTS_PER_MINUTE',
    says: 'requests a minute from one address without a sign-in',
    usual: '1200',
  },
  anonymousChangesPerMinute: {
    name: 'LINLI_ANONYMOUS_CHANGES_PER_MINUTE',
    says: 'changes a minute from one address without a sign-in',
    usual: '120',
  },
  anonymousLargePerMinute: {
    name: 'LINLI_ANONYMOUS_PHOTOS_PER_MINUTE',
    says: 'bodies above 100 KB a minute from one address without a sign-in',
    usual: '20',
  },
} as const satisfies Record<string, Variable>;

const words = { nobody: 'NOBODY', vendors: 'VENDORS', everybody: 'EVERYBODY' } as const;

function trustIn(text: string): TrustRequired {
  if (!Object.hasOwn(words, text)) throw new Error('LINLI_TRUST_REQUIRED is not nobody, vendors or everybody');
  return words[text as keyof typeof words];
}

const outcomes = { refuse: 'REFUSE', report: 'REPORT' } as const;

function outcomeIn(text: string): OnBreaking {
  if (!Object.hasOwn(outcomes, text)) throw new Error('LINLI_BREAKING_CHANGES is not refuse or report');
  return outcomes[text as keyof typeof outcomes];
}

const linesIn = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

const isPositive = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value > 0;

function allowancesIn(text: string): Partial<Allowances> {
  const found = JSON.parse(text) as Record<string, Partial<Record<'most' | 'perSecond', unknown>>>;
  for (const [name, { most, perSecond }] of Object.entries(found)) {
    const isKnown = Object.hasOwn(usualAllowances, name);
    if (!isKnown || !isPositive(most) || !isPositive(perSecond))
      throw new Error(`LINLI_ALLOWANCES: ${name} is no allowance`);
  }
  return found as Partial<Allowances>;
}

const listed = (text: string): readonly string[] => text.split(',').flatMap((each) => each.trim() || []);

export const isProduction = (env: Environment = process.env): boolean => env['NODE_ENV'] === 'production';

/** Reads the settings once, at the start; all that is missing is said at once. */
export function readSettings(env: Environment = process.env): GatewaySettings {
  const told = (name: string): string | undefined => {
    try {
      return settingIn(env, name);
    } catch (error) {
      throw new Error(`${name} ${error instanceof Error ? error.message : 'is wrong'}`, { cause: error });
    }
  };
  const missing = Object.values<Variable>(variables).filter(({ name, usual }) => (told(name) ?? usual) === undefined);
  if (missing.length > 0)
    throw new Error(`Missing settings:\n${missing.map(({ name, says }) => `  ${name}: ${says}`).join('\n')}`);
  const value = (key: keyof typeof variables): string => {
    const { name, usual }: Variable = variables[key];
    return told(name) ?? usual ?? '';
  };
  const addresses = JSON.parse(value('subgraphs')) as Record<string, string>;
  return {
    host: value('host'),
    port: Number(value('port')),
    subgraphs: Object.entries(addresses).map(([name, url]) => ({ name, url })),
    issuer: listed(value('issuer')),
    clients: listed(value('clients')),
    contextKey: value('contextKey'),
    corsOrigins: listed(value('corsOrigins')),
    trustedProxies: listed(value('trustedProxies')),
    deadlineMs: Number(value('deadlineMs')),
    callMs: Number(value('callMs')),
    leaving: { drainMs: Number(value('drainMs')), stopMs: Number(value('stopMs')) },
    pollMs: Number(value('pollSeconds')) * 1_000,
    perMinute: Number(value('perMinute')),
    anonymousPerMinute: Number(value('anonymousPerMinute')),
    anonymousChangesPerMinute: Number(value('anonymousChangesPerMinute')),
    anonymousLargePerMinute: Number(value('anonymousLargePerMinute')),
    production: isProduction(env),
    ...(value('jwksUri') ? { jwksUri: value('jwksUri') } : {}),
    ...(value('dataDir') ? { dataDir: value('dataDir') } : {}),
    ...(value('documentsDir') ? { documentsDir: value('documentsDir') } : {}),
    ...(value('allowances') ? { allowances: allowancesIn(value('allowances')) } : {}),
    ...(value('onBreaking') ? { onBreaking: outcomeIn(value('onBreaking')) } : {}),
    ...(value('acceptedChanges') ? { acceptedChanges: linesIn(value('acceptedChanges')) } : {}),
    ...(value('trustRequired') ? { trustRequired: trustIn(value('trustRequired')) } : {}),
  };
}
