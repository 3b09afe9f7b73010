import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import type { Store } from './store.ts';

/** The secrets of this identity: made once, then kept, so that tokens outlive a restart. */
export interface Keys {
  readonly kid: string;
  readonly jwk: JWK;
  readonly signing: CryptoKey | Uint8Array;
  readonly verifying: CryptoKey | Uint8Array;
  readonly publicPem: string;
  readonly refresh: Uint8Array;
  readonly cookie: string;
}

interface Kept {
  readonly jwk: JWK;
  readonly refresh: string;
  readonly cookie: string;
}

const ALGORITHM = 'RS256';

function make(): Kept {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: ALGORITHM } as JWK;
  return { jwk, refresh: randomBytes(64).toString('base64'), cookie: randomBytes(32).toString('hex') };
}

async function keptIn(store: Store): Promise<Kept> {
  const kept = store.secrets.get('keys') as Kept | undefined;
  if (kept) return kept;
  const made = make();
  await store.secrets.put('keys', { ...made });
  return made;
}

/** The keys in the data folder, made at the first start. */
export async function loadKeys(store: Store): Promise<Keys> {
  const { jwk, refresh, cookie } = await keptIn(store);
  const { kty = 'RSA', n = '', e = '', kid = '' } = jwk;
  const open = { kty, n, e };
  return {
    kid,
    jwk,
    cookie,
    signing: await importJWK(jwk, ALGORITHM),
    verifying: await importJWK(open, ALGORITHM),
    publicPem: createPublicKey({ key: open, format: 'jwk' }).export({ type: 'spki', format: 'der' }).toString('base64'),
    refresh: Buffer.from(refresh, 'base64'),
  };
}
