// A town of its own for a bench: embedded-db in this process, the subgraph on a free port, and somebody who asks over HTTP.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { permissionsOf } from '@linli/contract';
import { serve } from '@linli/embedded-db';
import { start } from '@linli/kit';
import { bodyHash, CONTEXT_HEADER, seal } from '@linli/kit/context';
import { systemViewer } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { subgraph } from '../dist/index.js';

export const say = (text) => process.stdout.write(`${text}\n`);

const claims = {
  sub: 'u-bench',
  kind: 'PERSON',
  home: '340111000000',
  nodes: ['340111000000'],
  grids: [],
  roles: ['district-admin'],
  permissions: [...permissionsOf(['district-admin'])],
  departments: [],
  purpose: null,
  idem: null,
  rid: 'bench',
  aud: subgraph.name,
};

export async function townForBench() {
  const path = mkdtempSync(join(tmpdir(), 'bench-'));
  const db = await serve({ path, port: 0, mapSize: 2 ** 32 });
  const [gateway, service] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  const running = await start(subgraph, {
    mongodbUri: db.uri,
    gatewayKeys: [gateway.publicKey],
    serviceKeys: new Map([['jurisdictions', [service.publicKey]]]),
    serviceKey: service.privateKey,
    cursorSecret: 'a secret of the bench, long enough for anybody',
    log: logOf({ level: 'error', name: 'bench' }),
    background: false,
  });
  return {
    engine: running.engine,
    context: running.engine.contextFor({ viewer: systemViewer('bench'), requestId: 'bench' }),
    /** The data of an answer, and how long it took in milliseconds. */
    async ask(query, variables = {}) {
      const body = JSON.stringify({ query, variables });
      const iat = Math.floor(Date.now() / 1000);
      const signed = seal(
        { ...claims, bh: bodyHash(body), iat, exp: iat + 30, jti: `${Math.random()}` },
        gateway.privateKey,
      );
      const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: signed };
      const began = performance.now();
      const answer = await fetch(`${running.url}/graphql`, { method: 'POST', headers, body });
      const { data, errors } = await answer.json();
      if (errors) throw new Error(errors[0].message);
      return { data, took: performance.now() - began };
    },
    async close() {
      await running.close();
      await db.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** The value below which a share of the times lies. */
export const share = (times, part) => [...times].sort((a, b) => a - b)[Math.floor(times.length * part)];
