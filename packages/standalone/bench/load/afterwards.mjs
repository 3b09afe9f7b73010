import { spawnSync } from 'node:child_process';
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

/** At rest: counters that are not what a recount of the rows gives, how large all is, and what the ledger's check says. */
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
  await close();
  const stats = join(root, 'packages/embedded-db/dist/cli.js');
  const sizes = spawnSync(process.execPath, [stats, 'stats', '--data', join(dataDir, 'database')], {
    encoding: 'utf8',
  }).stdout.split('\n');
  const main = join(root, 'scripts/audit-verify.mjs');
  const { status, stdout } = spawnSync(process.execPath, [main, '--data', dataDir], { cwd: root, encoding: 'utf8' });
  return { drift, sizes, audit: { isWhole: status === 0, says: stdout.trim().split('\n').at(-1) } };
}
