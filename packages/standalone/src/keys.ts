import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@linli/contract';
import { fieldKeysAt, type Secrets, secretFrom } from '@linli/kit/inside';

/** A signing key with what others need to check it. */
export interface KeyPair {
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
}

/** The secrets of one city. */
export interface CityKeys {
  readonly gateway: KeyPair;
  /** A pair for each service, by its name: none speaks as another. */
  readonly services: ReadonlyMap<string, KeyPair>;
  readonly cursorSecret: string;
  /** Where the ring lies that fields are sealed with, as `file:` and a path: a new key may come while the city runs. */
  readonly fieldRing: string;
  readonly blindKey: string;
}

const OWNER_ONLY = 0o600;

// Written beside and renamed: a start that is killed half-way leaves no half a key.
function kept(path: string, make: () => string): string {
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, make(), { mode: OWNER_ONLY });
    renameSync(draft, path);
  }
  return readFileSync(path, 'utf8');
}

const chance = (): string => randomBytes(32).toString('base64');

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function pairFrom(path: string): KeyPair {
  const key = createPrivateKey(kept(path, newKey));
  return { key, publicKey: createPublicKey(key) };
}

function ringAt(path: string): string {
  kept(path, () => `k1:${chance()}\n`);
  return `file:${path}`;
}

/** The keys in this folder, made on the first start, readable by their owner only. */
export function openKeys(folder: string): CityKeys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    gateway: pairFrom(join(folder, 'gateway.pem')),
    services: new Map(services.map((name) => [name, pairFrom(join(folder, `service-${name}.pem`))])),
    cursorSecret: kept(join(folder, 'cursor.secret'), () => randomBytes(32).toString('base64url')).trim(),
    fieldRing: ringAt(join(folder, 'fields.ring')),
    blindKey: kept(join(folder, 'blind.key'), chance).trim(),
  };
}

export const pemOf = (key: KeyObject): string =>
  key.export(key.type === 'private' ? { type: 'pkcs8', format: 'pem' } : { type: 'spki', format: 'pem' }).toString();

/** What a service seals with. */
export const secretsOf = ({ fieldRing, blindKey }: Pick<CityKeys, 'fieldRing' | 'blindKey'>): Secrets => ({
  fieldKeys: fieldKeysAt(fieldRing),
  blindKey: secretFrom(blindKey),
});
