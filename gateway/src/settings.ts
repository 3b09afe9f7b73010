import type { KeyObject } from 'node:crypto';
import type { Log } from '@linli/kit/log';
import { usualLeaving, type Leaving } from '@linli/kit/stopping';
import type { OnBreaking } from './composition/gate.ts';
import type { TrustRequired } from './documents/trust.rules.ts';
import { usualAllowances, type Allowances } from './http/charge.ts';
import { usualLiveLimits, type LiveLimits } from './live/limits.ts';
import { defaultLimits, type Limits } from './operation/limits.ts';

/** Where a subgraph is: its address without a path. */
export interface SubgraphAddress {
  readonly name: string;
  readonly url: string;
}

/** What a gateway must be told, and what it may be told. */
export interface GatewaySettings {
  readonly port: number;
  readonly host?: string;
  readonly subgraphs: readonly SubgraphAddress[];
  readonly issuer: string | readonly string[];
  /** Where the issuer publishes its keys; Keycloak's address under the first issuer when left out. */
  readonly jwksUri?: string;
  /** The clients (`azp`) whose tokens are taken. */
  readonly clients: readonly string[];
  /** The private Ed25519 key, or its PEM, that signs contexts. */
  readonly contextKey: string | KeyObject;
  readonly corsOrigins?: readonly string[];
  /** Where the last good graph is kept. */
  readonly dataDir?: string;
  /** A folder of documents that are kept, one JSON file an app. */
  readonly documentsDir?: string;
  /** Who may ask nothing else; vendors in production, nobody otherwise. */
  readonly trustRequired?: TrustRequired;
  readonly production?: boolean;
  readonly pollMs?: number;
  readonly maxTokenSeconds?: number;
  readonly deadlineMs?: number;
  readonly callMs?: number;
  readonly maxAnswerBytes?: number;
  readonly maxBodyBytes?: number;
  /** How long a caller may take to send a request. */
  readonly requestMs?: number;
  readonly limits?: Partial<Limits>;
  /** Requests a minute: one caller's, and one address's without a sign-in. */
  readonly perMinute?: number;
  readonly anonymousPerMinute?: number;
  /** Points for what is asked: an object is one. Of an account, and of an address without a sign-in. */
  readonly allowances?: Partial<Allowances>;
  /** Changes and bodies of more than 100 KB a minute, of one address without a sign-in. */
  readonly anonymousChangesPerMinute?: number;
  readonly anonymousLargePerMinute?: number;
  /** Addresses of proxies whose forwarding header is believed. */
  readonly trustedProxies?: readonly string[];
  /** What becomes of a graph that breaks what the last one promised: refused in production, reported otherwise. */
  readonly onBreaking?: OnBreaking;
  /** Breaking changes that are meant, as the refusal names them. */
  readonly acceptedChanges?: readonly string[];
  readonly live?: Partial<LiveLimits>;
  /** How long it answers everybody after it was told to stop, and how long what is under way may take then. */
  readonly leaving?: Partial<Leaving>;
  readonly log?: Log;
}

const usual = {
  host: '127.0.0.1',
  corsOrigins: [],
  production: false,
  pollMs: 10_000,
  maxTokenSeconds: 3_600,
  deadlineMs: 15_000,
  callMs: 10_000,
  // Attachments travel as base64 in answers: five megabytes of bytes and their case.
  maxAnswerBytes: 16_000_000,
  // A report with three photos of three megabytes, as base64; a subgraph takes no more either.
  maxBodyBytes: 14_000_000,
  // Three photos from a telephone with one bar: 11 MB at 1.5 Mbit/s.
  requestMs: 60_000,
  perMinute: 6_000,
  anonymousPerMinute: 1_200,
  anonymousChangesPerMinute: 120,
  anonymousLargePerMinute: 20,
} as const;

export type CompletedSettings = ReturnType<typeof completed>;

/** The settings with all that was left out. */
export function completed(settings: GatewaySettings) {
  const { issuer, limits, dataDir, documentsDir, trustedProxies = [], ...rest } = settings;
  const issuers = typeof issuer === 'string' ? [issuer] : issuer;
  const [first] = issuers;
  if (first === undefined) throw new Error('a gateway needs the issuer of its tokens');
  return {
    ...usual,
    ...rest,
    issuers,
    jwksUri: settings.jwksUri ?? `${first}/protocol/openid-connect/certs`,
    dataDir: dataDir ?? null,
    documentsDir: documentsDir ?? null,
    trustRequired: settings.trustRequired ?? (settings.production ? 'VENDORS' : 'NOBODY'),
    trustedProxies,
    limits: { ...defaultLimits, ...limits },
    allowances: { ...usualAllowances, ...settings.allowances },
    onBreaking: settings.onBreaking ?? (settings.production ? 'REFUSE' : 'REPORT'),
    acceptedChanges: settings.acceptedChanges ?? [],
    live: { ...usualLiveLimits, ...settings.live },
    leaving: { ...usualLeaving, ...settings.leaving },
  };
}
