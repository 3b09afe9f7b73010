import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { preparePassword } from './password.ts';

/** What is kept of a password: nobody can log in with these (RFC 5802, RFC 7677). */
export type Credentials = {
  readonly salt: Buffer;
  readonly iterations: number;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
};

// MongoDB's scramSHA256IterationCount.
const ITERATIONS = 15_000;
const KEY_LENGTH = 32;
const SALT_LENGTH = 28;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hash = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** Makes salted keys out of a password. */
export function credentialsOf(password: string): Credentials {
  const salt = randomBytes(SALT_LENGTH);
  const salted = pbkdf2Sync(preparePassword(password), salt, ITERATIONS, KEY_LENGTH, 'sha256');
  return {
    salt,
    iterations: ITERATIONS,
    storedKey: hash(hmac(salted, 'Client Key')),
    serverKey: hmac(salted, 'Server Key'),
  };
}

const secret = randomBytes(KEY_LENGTH);

/** What a name that nobody has is asked with: the same each time, so that names cannot be probed. */
export function decoyFor(name: string): Credentials {
  const salt = hmac(secret, name).subarray(0, SALT_LENGTH);
  return { salt, iterations: ITERATIONS, storedKey: randomBytes(KEY_LENGTH), serverKey: randomBytes(KEY_LENGTH) };
}

/** The first half of a login: what was said so far, and what the answer must prove. */
export type Challenge = { readonly nonce: string; readonly header: string; readonly said: string };

/** The name and the nonce in a client's first message, or nothing when it is none. */
export function readFirst(payload: string): { readonly name: string; readonly nonce: string } | undefined {
  const parts = /^[ny],,n=([^,]+),r=([^,]+)$/.exec(payload);
  const [, name, nonce] = parts ?? [];
  return name === undefined || nonce === undefined
    ? undefined
    : { name: name.replaceAll('=2C', ',').replaceAll('=3D', '='), nonce };
}

/** Answers a client's first message with salt and nonce. */
export function challenge(payload: string, clientNonce: string, { salt, iterations }: Credentials): Asked {
  const nonce = clientNonce + randomBytes(24).toString('base64');
  const message = `r=${nonce},s=${salt.toString('base64')},i=${iterations}`;
  const header = Buffer.from(payload.slice(0, 3)).toString('base64');
  return { message, challenge: { nonce, header, said: `${payload.slice(3)},${message}` } };
}

export type Asked = { readonly message: string; readonly challenge: Challenge };

/** The server's signature when the proof is right, or nothing. */
export function verify(
  payload: string,
  { nonce, header, said }: Challenge,
  { storedKey, serverKey }: Credentials,
): string | undefined {
  const [, binding, echoed, proof] = /^c=([^,]+),r=([^,]+),p=([^,]+)$/.exec(payload) ?? [];
  if (binding !== header || echoed !== nonce || proof === undefined) return undefined;
  const message = `${said},c=${binding},r=${echoed}`;
  const signature = hmac(storedKey, message);
  const given = Buffer.from(proof, 'base64');
  if (given.length !== signature.length) return undefined;
  const clientKey = Buffer.from(given.map((byte, i) => byte ^ (signature[i] ?? 0)));
  return timingSafeEqual(hash(clientKey), storedKey) ? `v=${hmac(serverKey, message).toString('base64')}` : undefined;
}
