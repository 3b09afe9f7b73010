import { createPrivateKey, type KeyObject } from 'node:crypto';
import { type Environment, settingIn } from '@linli/kit/setting';

/** Where the signed heads lie outside the database, and the key that signs them. */
export interface AuditSettings {
  readonly heads: string;
  /** Without one, a key is made beside the heads on the first start. */
  readonly key: KeyObject | null;
}

/**
 * `LINLI_AUDIT_HEADS`: the append-only file of signed heads, on another disk than the database where there is one.
 * `LINLI_AUDIT_KEY`: private Ed25519 key, PEM. Production names both: a head beside its own key proves little.
 */
export function auditSettings(env: Environment = process.env): AuditSettings {
  const { LINLI_AUDIT_HEADS: heads, NODE_ENV: mode } = env;
  const pem = settingIn(env, 'LINLI_AUDIT_KEY');
  const missing = [heads ? '' : 'LINLI_AUDIT_HEADS', pem ? '' : 'LINLI_AUDIT_KEY'].filter(Boolean);
  if (mode === 'production' && missing.length > 0) throw new Error(`Missing settings: ${missing.join(', ')}`);
  const key = pem ? createPrivateKey(pem) : null;
  if (key && key.asymmetricKeyType !== 'ed25519') throw new Error('LINLI_AUDIT_KEY is not an Ed25519 key');
  return { heads: heads ?? './data/audit/heads.jsonl', key };
}

/** Where the ledger lies, for the command that verifies it. */
export interface VerifySettings extends Pick<AuditSettings, 'heads'> {
  readonly mongodbUri: string;
}

/** `LINLI_MONGODB_URI` as every service has it, and the file of heads. */
export function verifySettings(env: Environment = process.env): VerifySettings {
  const { LINLI_AUDIT_HEADS: heads } = env;
  const mongodbUri = settingIn(env, 'LINLI_MONGODB_URI');
  if (!mongodbUri || !heads) throw new Error('Set LINLI_MONGODB_URI and LINLI_AUDIT_HEADS to what the platform has.');
  return { mongodbUri, heads };
}
