import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Subgraph } from '@linli/kit';
import { bodyHash, type Claims, CONTEXT_HEADER, seal, sealAll } from '@linli/kit/context';
import { gateway, service } from './keys.ts';
import { claimsOf } from './person.ts';
import { town } from './town.ts';

const SDL = '{ _service { sdl } }';
const body = (query: string): string => JSON.stringify({ query });
const json = { 'content-type': 'application/json' };

const strangersKey = () => generateKeyPairSync('ed25519').privateKey;

/** What holds at the door: nothing without a context of the gateway, and a context carries one body by one way. */
export function guarded(subgraph: Subgraph): void {
  const { running } = town(subgraph);
  const someone = { at: '340111400000', roles: ['district-admin'] as const };
  const sealed = (payload: string, over: Partial<Claims> = {}, key = gateway.privateKey): Record<string, string> => ({
    ...json,
    [CONTEXT_HEADER]: seal({ ...claimsOf(someone, { aud: subgraph.name, bh: bodyHash(payload) }), ...over }, key),
  });
  const post = (headers: Record<string, string>, payload: string) =>
    running().app.inject({ method: 'POST', url: '/graphql', headers, payload });
  const now = () => Math.floor(Date.now() / 1_000);

  it('that nobody is answered without a context, not even with its own description', async () => {
    for (const query of [SDL, '{ __schema { types { name } } }', '{ __typename }']) {
      const { statusCode, body: text } = await post(json, body(query));
      expect([statusCode, text.includes('type ')]).toEqual([401, false]);
    }
  });

  it.each([
    ['for another subgraph', { aud: 'elsewhere' }],
    ['for another body', { bh: bodyHash('{}') }],
    ['that has run out', { iat: now() - 90, exp: now() - 60 }],
    ['of tomorrow', { iat: now() + 86_400, exp: now() + 86_430 }],
    ['that lives too long', { exp: now() + 3_600 }],
  ])('that a context %s opens nothing', async (_, over) => {
    expect((await post(sealed(body(SDL), over), body(SDL))).statusCode).toBe(401);
  });

  it('that another key, another algorithm and a touched claim open nothing', async () => {
    const good = sealed(body(SDL))[CONTEXT_HEADER] ?? '';
    const [head = '', claims = '', signature = ''] = good.split('.');
    const touched = Buffer.from(Buffer.from(claims, 'base64url').toString().replace('u-1', 'u-2')).toString(
      'base64url',
    );
    const unsigned = Buffer.from('{"alg":"none","typ":"linli-ctx"}').toString('base64url');
    const stranger = seal({ ...claimsOf(someone, { aud: subgraph.name, bh: bodyHash(body(SDL)) }) }, strangersKey());
    for (const token of [
      stranger,
      `${unsigned}.${claims}.`,
      `${head}.${touched}.${signature}`,
      `${head}.${claims}.`,
      good.slice(0, -4),
    ]) {
      expect((await post({ ...json, [CONTEXT_HEADER]: token }, body(SDL))).statusCode).toBe(401);
    }
  });

  it('that contexts signed together open one body each, and not for a stranger', async () => {
    const payloads = [body(SDL), body('{ __typename }'), body('{ a: __typename }')];
    const claims = payloads.map((each) =>
      JSON.stringify(claimsOf(someone, { aud: subgraph.name, bh: bodyHash(each) })),
    );
    const ours = sealAll(claims, gateway.privateKey);
    const theirs = sealAll(claims, strangersKey());
    const statusOf = async (token = '', payload = '') =>
      (await post({ ...json, [CONTEXT_HEADER]: token }, payload)).statusCode;
    expect(await Promise.all(payloads.map((each, index) => statusOf(ours[index], each)))).toEqual([200, 200, 200]);
    expect(await statusOf(ours[0], payloads[1])).toBe(401);
    expect(await statusOf(theirs[0], payloads[0])).toBe(401);
  });

  it('that a context of a service hands over events and asks nothing', async () => {
    expect(
      (await post(sealed(body(SDL), { sub: 'svc:cases', kind: 'SERVICE' }, service.privateKey), body(SDL))).statusCode,
    ).toBe(401);
    const events = JSON.stringify({ events: [] });
    expect((await post(sealed(events), events)).statusCode).toBe(400);
  });

  it('that a service speaks under its own name, of what is its own', async () => {
    const said = (by: string, over: object = {}) => {
      const audit = {
        service: by,
        at: '2026-03-02T01:00:00Z',
        who: { id: 'x', roles: [], home: null },
        requestId: 'r',
      };
      const told = { id: randomUUID(), type: null, subject: 'x', jurisdiction: '', version: 1, at: audit.at, data: {} };
      return JSON.stringify({ events: [{ ...told, ...over, audit: { ...audit, action: 'x', fields: [] } }] });
    };
    const from =
      (name: string, key = service.privateKey) =>
      async (payload: string) =>
        (await post(sealed(payload, { sub: `svc:${name}`, kind: 'SERVICE' }, key), payload)).statusCode;
    expect(await from('cases')(said('cases'))).toBe(200);
    expect(await from('cases')(said('housing'))).toBe(403);
    expect(await from('cases')(said('cases', { type: 'resident.erased' }))).toBe(403);
    expect(await from('cases', strangersKey())(said('cases'))).toBe(401);
    expect(await from('nobody')(said('nobody'))).toBe(401);
  });

  it('that a good context carries its body by POST and JSON alone', async () => {
    const payload = body(SDL);
    expect((await post(sealed(payload), payload)).statusCode).toBe(200);
    const empty = sealed('');
    const { app } = running();
    const ways = [
      app.inject({ method: 'GET', url: `/graphql?query=${encodeURIComponent(SDL)}`, headers: empty }),
      app.inject({ method: 'GET', url: '/', headers: empty }),
      app.inject({ method: 'PUT', url: '/graphql', headers: sealed(payload), payload }),
      app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { ...sealed(payload), 'content-type': 'text/plain' },
        payload,
      }),
      app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { ...sealed(payload), 'content-type': 'application/graphql' },
        payload: SDL,
      }),
      app.inject({
        method: 'POST',
        url: `/graphql?query=${encodeURIComponent(SDL)}`,
        headers: sealed('{}'),
        payload: '{}',
      }),
      app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { ...sealed(payload), upgrade: 'websocket', connection: 'upgrade' },
        payload,
      }),
    ];
    for (const answer of await Promise.all(ways)) expect([400, 401, 404, 415]).toContain(answer.statusCode);
  });
}
