import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { bodyHash, seal, sealAll, unseal, type Claims } from '@linli/kit/context';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const NOW = 1_800_000_000;

const claimsFor = (n: number): Claims => ({
  sub: `u-${n}`,
  kind: 'PERSON',
  home: '340111000000',
  nodes: ['340111000000'],
  grids: [],
  roles: ['district-dispatcher'],
  permissions: [],
  departments: [],
  purpose: null,
  idem: null,
  rid: `r-${n}`,
  aud: n % 2 === 0 ? 'housing' : 'cases',
  bh: bodyHash(`{"n":${n}}`),
  iat: NOW,
  exp: NOW + 30,
  jti: `j-${n}`,
});

const together = (count: number, key = privateKey): readonly string[] =>
  sealAll(
    Array.from({ length: count }, (_, n) => JSON.stringify(claimsFor(n))),
    key,
  );

const open = (token: string | undefined, n: number, keys = [publicKey], now = NOW) =>
  unseal(token, { aud: claimsFor(n).aud, keys, now });

describe('contexts of calls that leave at the same moment', () => {
  it('say each what it would say alone, however many they are', () => {
    const check = (count: number) =>
      expect(together(count).map((token, n) => open(token, n))).toEqual(
        Array.from({ length: count }, (_, n) => open(seal(claimsFor(n), privateKey), n)),
      );
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), check), { numRuns: 25 });
  });

  it('are opened by one of two keys that overlap, and by no key of a stranger', () => {
    const [, second] = together(5);
    expect(open(second, 1, [stranger.publicKey, publicKey])?.sub).toBe('u-1');
    expect(open(second, 1, [stranger.publicKey])).toBeNull();
    expect(open(together(5, stranger.privateKey)[1], 1)).toBeNull();
  });

  it('do not open another subgraph, nor after their time', () => {
    const [first] = together(3);
    expect(open(first, 1)).toBeNull();
    expect(open(first, 0, [publicKey], NOW + 31)).toBeNull();
  });

  it('lend nothing to each other: no claims, no way up, no signature', () => {
    const [one = [], two = []] = together(4).map((token) => token.split('.'));
    const [other = []] = together(3).map((token) => token.split('.'));
    // One that is right is opened first, so that its root is remembered.
    expect(open(one.join('.'), 0)?.sub).toBe('u-0');
    const swapped = [
      [one[0], two[1], one[2], one[3]],
      [one[0], one[1], two[2], one[3]],
      [one[0], one[1], other[2], one[3]],
      [one[0], one[1], one[2], other[3]],
    ];
    for (const parts of swapped) expect(open(parts.join('.'), 0)).toBeNull();
  });

  it('are nothing when a single letter is another', () => {
    const [token = ''] = together(6);
    const touch = (at: number) => {
      const letter = token[at] === 'A' ? 'B' : 'A';
      return `${token.slice(0, at)}${letter}${token.slice(at + 1)}`;
    };
    // The last letter of a signature carries four bits that stand for nothing.
    const check = (at: number) => expect(open(touch(at), 0)).toBeNull();
    fc.assert(fc.property(fc.integer({ min: 0, max: token.length - 2 }), check), { numRuns: 200 });
  });

  it('are no context of one alone, and a branch is no leaf', () => {
    const [token = ''] = together(2);
    const [head = '', body = '', way = '', signature = ''] = token.split('.');
    const [alone = ''] = seal(claimsFor(0), privateKey).split('.');
    for (const wrong of [
      `${alone}.${body}.${signature}`,
      `${alone}.${body}.${way}.${signature}`,
      `${head}.${body}.${signature}`,
      `${head}.${body}..${signature}`,
      `${head}.${way}.${way}.${signature}`,
      `${head}.${body}.${way.repeat(33)}.${signature}`,
      `${head}.${body}.${way}.`,
    ]) {
      expect(open(wrong, 0)).toBeNull();
    }
  });
});
