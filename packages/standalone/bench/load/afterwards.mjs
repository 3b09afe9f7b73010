import { spawn } from 'node:child_process';
import { serve } from '@linli/embedded-db';
import { inspect, project } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { join } from 'node:path';
import { openKeys, secretsOf } from '../../dist/keys.js';
import { loginsAt } from '../../dist/login.js';
import { manifestOf, subgraphNames } from '../../dist/subgraphs.js';
import { askAt } from '../../dist/ask.js';
import { root } from './city.mjs';

const BY_NUMBER = 'query CaseByNumber($number: String!) { caseByNumber(number: $number) { number } }';

/** The numbers that were acknowledged and that nobody finds. */
export async function lostOf({ gateway, issuer }, acknowledged) {
  const { person } = loginsAt(issuer);
  const lost = [];
  for (const [number, login] of acknowledged) {
    const { data } = await askAt(gateway, { query: BY_NUMBER, variables: { number } }, { token: await person(login) });
    if (data?.caseByNumber?.number !== number) lost.push(number);
  }
  return lost;
}

/** What a program of ours says, and how it ends. */
async function said(words, env = {}) {
  const child = spawn(process.execPath, words, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, lines: text.trim().split('\n') };
}

/** At rest: counters that are not what a recount of the rows gives, and what the ledger's check says. */
export async function checkRest(dataDir) {
  const { uri, close } = await serve({ path: join(dataDir, 'database'), port: 0 });
  const secrets = secretsOf(openKeys(join(dataDir, 'keys')));
  const drift = {};
  for (const name of subgraphNames)
    await inspect(
      manifestOf(name),
      { mongodbUri: uri, secrets, log: logOf({ level: 'silent', name }) },
      async (_, engine) => {
        while ((await project(engine.store)) > 0);
        drift[name] = (await engine.drift()).length;
      },
    );
  const heads = join(dataDir, 'audit/heads.jsonl');
  const verify = join(root, 'subgraphs/platform/dist/verify.main.js');
  const audit = await said([verify], { LINLI_MONGODB_URI: uri, LINLI_AUDIT_HEADS: heads });
  await close();
  return { drift, audit: { isWhole: audit.code === 0, says: audit.lines.at(-1) } };
}
