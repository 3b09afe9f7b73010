import { createHmac, createSign, KeyObject, type webcrypto } from 'node:crypto';
import { CompactEncrypt, exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { ISSUER, standing, type Issuer } from './issuer.ts';

export const now = () => Math.floor(Date.now() / 1000);
const text = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

type Signing = (head: string) => string;

/** Makes tokens as text: jose would not make most of these. `place` is where a token says its own key is. */
export function forger(issuer: () => Issuer, place: () => string) {
  const byKey =
    (hash: string): Signing =>
    (head) =>
      createSign(hash)
        .update(head)
        .sign(KeyObject.from(issuer().privateKey as webcrypto.CryptoKey))
        .toString('base64url');

  const token = (header: unknown, payload: unknown, sign: Signing = byKey('RSA-SHA256')): string => {
    const head = `${text(header)}.${text(payload)}`;
    return `${head}.${sign(head)}`;
  };

  const HEADER = { alg: 'RS256', kid: 'k1', typ: 'JWT' };
  const claims = (more: Record<string, unknown> = {}) => ({ ...standing, iat: now(), exp: now() + 300, ...more });
  const headed = (more: Record<string, unknown>, sign?: Signing) => () => token({ ...HEADER, ...more }, claims(), sign);
  const claimed = (more: Record<string, unknown>) => () => token(HEADER, claims(more));
  const raw = (payload: string) => () => token(HEADER, payload);
  const hmac =
    (secret: () => Promise<string>, alg = 'HS256') =>
    async () => {
      const key = await secret();
      return token({ ...HEADER, alg }, claims(), (head) => createHmac('sha256', key).update(head).digest('base64url'));
    };

  const asPayload = (more: string) => raw(JSON.stringify(claims()).replace('}', `,${more}}`));

  const defects: readonly (readonly [string, () => string | Promise<string>])[] = [
    ...['none', 'None', 'NONE', 'nOnE', ''].map((alg) => [`no algorithm (${alg})`, headed({ alg }, () => '')] as const),
    ['no algorithm and a signature', headed({ alg: 'none' })],
    ['our public key as a secret', hmac(() => exportSPKI(issuer().publicKey))],
    ['our key in JSON as a secret', hmac(async () => JSON.stringify(await exportJWK(issuer().publicKey)))],
    ['our modulus as a secret', hmac(async () => String((await exportJWK(issuer().publicKey)).n))],
    ['an empty secret', hmac(async () => '')],
    ['another hash', headed({ alg: 'RS512' }, (head) => byKey('RSA-SHA512')(head))],
    ['a weaker hash', headed({ alg: 'RS1' }, (head) => byKey('RSA-SHA1')(head))],
    ['an algorithm it was not signed with', headed({ alg: 'PS256' })],
    ['an algorithm that is a list', headed({ alg: ['RS256', 'none'] })],
    ['no header', () => token('', claims())],
    ['a header that is a list', () => token([HEADER], claims())],
    ['two headers in one', () => token('{"alg":"none","alg":"RS256","kid":"k1"}x', claims())],
    ['a header that must be understood', headed({ crit: ['b64'], b64: false })],
    ['a header that must be understood and is not', headed({ crit: ['linli'], linli: 1 })],
    ['a key id that is a path', headed({ kid: '../../../../dev/null' })],
    ['a key id that is a query', headed({ kid: "k1' UNION SELECT 'x" })],
    ['a key id that is a list', headed({ kid: ['k1'] })],
    ['a key id that is a thing', headed({ kid: { $ne: null } })],
    ['a key id of the prototype', headed({ kid: '__proto__' })],
    ['an iss with a slash', claimed({ iss: `${ISSUER}/` })],
    ['an iss in capitals', claimed({ iss: ISSUER.toUpperCase() })],
    ['an iss that is a list', claimed({ iss: [ISSUER] })],
    ['no iss', claimed({ iss: undefined })],
    ['an aud in capitals', claimed({ aud: 'GATEWAY' })],
    ['an aud that begins as ours', claimed({ aud: 'gateway.evil.test' })],
    ['an aud that is a thing', claimed({ aud: { gateway: true } })],
    ['an empty list of aud', claimed({ aud: [] })],
    ['no aud', claimed({ aud: undefined })],
    ['an exp of words', claimed({ exp: '99999999999' })],
    ['an exp of null', claimed({ exp: null })],
    ['an exp beyond time', claimed({ exp: 1e300 })],
    ['an exp before time', claimed({ exp: -1 })],
    ['an exp a minute ago', claimed({ exp: now() - 60 })],
    ['an iat of words', claimed({ iat: 'now' })],
    ['an iat in an hour', claimed({ iat: now() + 3_600, exp: now() + 3_900 })],
    ['an nbf in a minute', claimed({ nbf: now() + 60 })],
    ['an nbf of words', claimed({ nbf: 'now' })],
    ['a life of a year', claimed({ exp: now() + 31_536_000 })],
    ['a life of years, begun long ago', claimed({ iat: 0, exp: now() + 300 })],
    ['an empty sub', claimed({ sub: '' })],
    ['a sub of other letters', claimed({ sub: 'ｕ-zhang' })],
    ['a sub of a thousand letters', claimed({ sub: 'u'.repeat(1_000) })],
    ['a sub that is a number', claimed({ sub: 7 })],
    ['a sub that is a thing', claimed({ sub: { $ne: null } })],
    ['an azp that is a list', claimed({ azp: ['web-admin'] })],
    ['an azp that looks like ours', claimed({ azp: 'web‐admin' })],
    ['an azp with a null', claimed({ azp: 'web-admin\u0000' })],
    ['a typ that is a list', claimed({ typ: ['Bearer'] })],
    ['the typ of an ID token', claimed({ typ: 'ID' })],
    ['the typ of a refresh token', claimed({ typ: 'Refresh' })],
    ['a typ of logging out', claimed({ typ: 'Logout' })],
    ['no typ', claimed({ typ: undefined })],
    ['a place in full-width digits', claimed({ jurisdiction: '３４０１１１００００００' })],
    ['a place with a blank', claimed({ jurisdiction: '340111000000 ' })],
    ['a place with a line', claimed({ jurisdiction: '340111000000\n' })],
    ['a place that is a list', claimed({ jurisdiction: ['340111000000'] })],
    ['a place that is a filter', claimed({ jurisdiction: { $gt: '' } })],
    ['a place of another level', claimed({ level: 'street' })],
    ['a place and no level', claimed({ level: undefined })],
    ['a level that is a list', claimed({ level: ['district'] })],
    ['posts that are a thing', claimed({ posts: { length: 1, 0: 'district-dispatcher@340111000000' } })],
    ['a payload that is a list', raw(JSON.stringify([claims()]))],
    ['a payload that is a text', raw('"u-zhang"')],
    ['a payload that is null', raw('null')],
    ['a payload that is no JSON', raw('{"sub":')],
    ['a payload of nine kilobytes', claimed({ more: 'x'.repeat(9_000) })],
    [
      'a key of its own',
      async () => {
        const own = await generateKeyPair('RS256', { extractable: true });
        const jwk = await exportJWK(own.publicKey);
        return issuer().token({}, { jwk, jku: place(), x5u: place(), kid: 'own' }, own.privateKey);
      },
    ],
    [
      'a certificate of its own',
      async () => {
        const own = await generateKeyPair('RS256');
        return issuer().token({}, { x5c: ['MIIB'], x5t: 'x', x5u: place() }, own.privateKey);
      },
    ],
    [
      'an encrypted one',
      async () => {
        const encrypting = new CompactEncrypt(Buffer.from(JSON.stringify(claims())));
        return encrypting
          .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
          .encrypt(
            await crypto.subtle.importKey(
              'jwk',
              { ...(await exportJWK(issuer().publicKey)), alg: 'RSA-OAEP-256' },
              { name: 'RSA-OAEP', hash: 'SHA-256' },
              true,
              ['encrypt'],
            ),
          );
      },
    ],
    ['no signature', async () => `${(await issuer().token()).split('.').slice(0, 2).join('.')}.`],
    [
      'the signature of another',
      async () => {
        const [, , signature] = (await issuer().token({ sub: 'u-li' })).split('.');
        return `${(await issuer().token()).split('.').slice(0, 2).join('.')}.${signature}`;
      },
    ],
    ['a fourth part', async () => `${await issuer().token()}.x`],
    ['two tokens', async () => `${await issuer().token()},${await issuer().token()}`],
  ];

  return { token, claims, claimed, asPayload, defects };
}
